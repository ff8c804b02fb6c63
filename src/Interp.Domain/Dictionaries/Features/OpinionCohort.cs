using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Whose labels and ratings a list shows.</summary>
internal static class OpinionCohort
{
    /// <summary>The cohort asked for; else the dictionary's, when the viewer is in it; else the viewer's first. Null when there is none.</summary>
    /// <exception cref="ForbiddenException">The viewer does not belong to the cohort asked for.</exception>
    /// <exception cref="InvalidParametersException">The filter needs a cohort and there is none.</exception>
    public static int? Of(Viewer viewer, FeatureFilter filter, DictionaryPlace place)
    {
        var cohort = CohortChoice.Of(viewer, filter.Cohort, place.CohortId);
        return cohort is not null || !filter.NeedsCohort
            ? cohort
            : throw new InvalidParametersException([new("labels", "You belong to no cohort, so there are no labels to search: ask an instructor for an invitation.")]);
    }
}
