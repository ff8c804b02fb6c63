namespace Interp.Domain.Dictionaries;

/// <summary>A link as a visitor meets it.</summary>
/// <param name="Access">What following it comes to.</param>
/// <param name="Link">Null unless it leads on: a refusal tells nothing about the link.</param>
/// <param name="Dictionary">Name of the dictionary that it leads into, where it does.</param>
/// <param name="Feature">Number of the feature that it leads to, where it does.</param>
public sealed record LinkOpening(LinkAccess Access, LinkSummary? Link, string? Dictionary, int? Feature);

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
