namespace Interp.Domain.Dictionaries;

/// <summary>Where a feature goes within its list.</summary>
public enum ListMove
{
    /// <summary>To the first place.</summary>
    First,

    /// <summary>One place up.</summary>
    Up,

    /// <summary>One place down.</summary>
    Down,

    /// <summary>To the last place.</summary>
    Last,
}
