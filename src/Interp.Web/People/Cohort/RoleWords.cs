using Interp.Domain.Platform;

namespace Interp.Web.People;

/// <summary>Roles in people's words.</summary>
internal static class RoleWords
{
    /// <summary>The role's name.</summary>
    /// <param name="role">Any role.</param>
    public static string Name(CohortRole role) => role switch
    {
        CohortRole.Instructor => "Instructor",
        CohortRole.Researcher => "Researcher",
        _ => "Learner",
    };

    /// <summary>As in "you are a learner".</summary>
    /// <param name="role">Any role.</param>
    public static string WithArticle(CohortRole role) => role switch
    {
        CohortRole.Instructor => "an instructor",
        CohortRole.Researcher => "a researcher",
        _ => "a learner",
    };

    /// <summary>What it lets one do.</summary>
    /// <param name="role">Any role.</param>
    public static string May(CohortRole role) => role switch
    {
        CohortRole.Instructor => "All of that, and train language models, build corpora, cancel any job of the cohort, settle labels and hide comments",
        CohortRole.Researcher => "All of that, and train dictionaries",
        _ => "Read the cohort's dictionaries and jobs, label, rate and comment on features, keep lists and share links",
    };
}
