namespace Interp.Domain.Dictionaries;

/// <summary>What following a link comes to.</summary>
public enum LinkAccess
{
    /// <summary>It leads on.</summary>
    Open,

    /// <summary>There is no such link, or it is somebody's private one.</summary>
    Missing,

    /// <summary>It was revoked.</summary>
    Revoked,

    /// <summary>It is for a cohort, and nobody is signed in.</summary>
    SignInNeeded,

    /// <summary>It is for a cohort that the visitor does not belong to.</summary>
    OtherCohort,

    /// <summary>The link is for the visitor; what it leads to is not, or not any more.</summary>
    TargetHidden,
}
