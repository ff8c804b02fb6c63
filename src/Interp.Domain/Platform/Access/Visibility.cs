namespace Interp.Domain.Platform;

/// <summary>Who may see a thing that somebody made.</summary>
public enum Visibility
{
    /// <summary>The person who made it.</summary>
    Private,

    /// <summary>Every member of the cohort it was made for.</summary>
    Cohort,

    /// <summary>Everybody, signed in or not.</summary>
    Public,
}
