using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Web.Dictionaries;

/// <summary>Picks the card that a newcomer is shown.</summary>
internal static class TourStop
{
    // Frequent enough to have every interval, rare enough to mean something.
    private static readonly FeatureFilter Readable = new(MinDensity: 2e-4, MaxDensity: 1e-2);

    /// <summary>Address of the strongest readable feature in the oldest dictionary that has one; null when there is none.</summary>
    public static async Task<string?> Find(Viewer viewer, DictionaryQueries dictionaries, FeatureQueries features, CancellationToken cancellationToken)
    {
        foreach (var dictionary in (await dictionaries.List(viewer, cancellationToken)).Reverse())
        {
            var page = await features.List(viewer, dictionary.Name, new(FeatureOrder.MaxActivation), Readable, after: null, take: 1, cancellationToken);
            if (page.Features is [var first, ..])
                return $"/d/{dictionary.Name}/{first.Index}?tour=1";
        }

        return null;
    }
}
