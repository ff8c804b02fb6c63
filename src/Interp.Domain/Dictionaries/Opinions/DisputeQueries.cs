using System.Globalization;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>The disagreement queue of a dictionary: what an instructor looks at next.</summary>
public sealed class DisputeQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most features on one page.</summary>
    public const int MaxTake = 100;

    /// <summary>Features rated blind by at least two whose label is not settled, largest disagreement first; null where the viewer belongs to no cohort. Those that the viewer is rating are left out.</summary>
    public async Task<DisputePage?> List(Viewer viewer, string dictionary, int? cohort, string? after, int take, CancellationToken cancellationToken)
    {
        var check = new ParameterChecks();
        check.Range("take", take, 1, MaxTake);
        check.ThrowIfAny();
        var (least, behind) = Parse(after);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, new(dictionary, 0, cohort), cancellationToken);
        if (place.Cohort is not { } chosen) return null;
        var open = db.Ratings.OpenOf(viewer);
        var rows = await db.FeatureOpinions.AsNoTracking()
            .Where(o => o.CohortId == chosen && o.DictionaryId == place.Dictionary && o.Disagreement != null)
            .Where(o => o.Disagreement <= least && (o.Disagreement < least || o.Feature > behind))
            .Where(o => o.LabelStatus == null || o.LabelStatus != LabelStatus.Adjudicated)
            .Where(o => !open.Any(r => r.DictionaryId == o.DictionaryId && r.Feature == o.Feature))
            .OrderByDescending(o => o.Disagreement).ThenBy(o => o.Feature).Take(take + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(take).Select(o => new DisputedFeature(o.Feature, o.Label, o.LabelStatus, o.Rating, o.Raters, o.Disagreement!.Value)).ToList();
        var last = rows.Count > take ? rows[take - 1] : null;
        return new(chosen, shown, last is null ? null : string.Create(CultureInfo.InvariantCulture, $"{last.Disagreement:R}_{last.Feature}"));
    }

    private static (float Least, int Behind) Parse(string? after)
    {
        if (string.IsNullOrEmpty(after)) return (float.MaxValue, -1);
        var parts = after.Split('_');
        return parts.Length == 2
            && float.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var feature)
                ? (value, feature)
                : throw new InvalidParametersException([new("after", "Use the 'next' of the page before; leave it out for the first page.")]);
    }
}
