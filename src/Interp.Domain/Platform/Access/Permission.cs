namespace Interp.Domain.Platform;

/// <summary>The kinds of action that access is decided for.</summary>
public enum Permission
{
    /// <summary>Read what is public.</summary>
    ReadPublic,

    /// <summary>Read what belongs to a cohort.</summary>
    ReadCohort,

    /// <summary>Run text through a model.</summary>
    Infer,

    /// <summary>Write labels, ratings and comments, and keep lists and links for the cohort.</summary>
    Label,

    /// <summary>Train dictionaries and launch experiments.</summary>
    Analyse,

    /// <summary>Train language models and build corpora.</summary>
    Train,

    /// <summary>Invite members and change roles.</summary>
    ManageCohort,

    /// <summary>Settle labels, hide comments, see everybody's ratings.</summary>
    Moderate,

    /// <summary>Change the site itself.</summary>
    Administer,
}
