using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>How far a cohort's blind raters agree.</summary>
public sealed class AgreementQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>On one feature; null where the viewer belongs to no cohort.</summary>
    /// <exception cref="RatingBlindException">The viewer is rating the feature.</exception>
    public async Task<Agreement?> OfFeature(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (place.Cohort is not { } cohort) return null;
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        return await Of(Blind(db, cohort).Where(r => r.DictionaryId == place.Dictionary && r.Feature == place.Feature), cancellationToken);
    }

    /// <summary>On all features of one dictionary; null where the viewer belongs to no cohort. Features that the viewer is rating are left out.</summary>
    public async Task<Agreement?> OfDictionary(Viewer viewer, string dictionary, int? cohort, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, new(dictionary, 0, cohort), cancellationToken);
        return place.Cohort is { } chosen ? await Of(Others(db, viewer, chosen).Where(r => r.DictionaryId == place.Dictionary), cancellationToken) : null;
    }

    /// <summary>On all features of all dictionaries that the viewer may see.</summary>
    /// <exception cref="ForbiddenException">The viewer does not belong to the cohort.</exception>
    public async Task<Agreement> OfCohort(Viewer viewer, int cohort, CancellationToken cancellationToken)
    {
        CohortChoice.Of(viewer, cohort, made: null);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dictionaries = db.Dictionaries.VisibleTo(viewer).Select(d => d.Id);
        return await Of(Others(db, viewer, cohort).Where(r => dictionaries.Contains(r.DictionaryId)), cancellationToken);
    }

    private static IQueryable<Rating> Blind(InterpDbContext db, int cohort) =>
        db.Ratings.AsNoTracking().Where(r => r.CohortId == cohort && r.SubmittedAt != null && r.Blind);

    private static IQueryable<Rating> Others(InterpDbContext db, Viewer viewer, int cohort)
    {
        var open = db.Ratings.OpenOf(viewer);
        return Blind(db, cohort).Where(r => !open.Any(o => o.DictionaryId == r.DictionaryId && o.Feature == r.Feature));
    }

    private static async Task<Agreement> Of(IQueryable<Rating> query, CancellationToken cancellationToken)
    {
        var ratings = await query.ToListAsync(cancellationToken);
        var units = Disagreements.Units(ratings, Rubric.Total).Where(u => u.Count > 1).ToList();
        return new(
            ratings.GroupBy(r => (r.DictionaryId, r.Feature)).Count(g => g.Count() > 1),
            ratings.Select(r => r.RaterId).Distinct().Count(),
            units.Count,
            units.Sum(u => u.Count),
            KrippendorffAlpha.Of(units, AlphaMetric.Interval),
            KrippendorffAlpha.Of(units, AlphaMetric.Ordinal),
            Disagreements.RootMeanSquare(units),
            [.. Rubric.Criteria.Select(c => new CriterionAgreement(c.Name, KrippendorffAlpha.Of(
                Disagreements.Units(ratings, (r, shown) => c.Of(r)[shown] == Rubric.LeftOut ? null : c.Of(r)[shown]), AlphaMetric.Ordinal)))]);
    }
}
