using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads ratings.</summary>
public sealed class RatingQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>The viewer's own open or submitted rating of a feature; null where there is none.</summary>
    public async Task<RatingSheet?> Mine(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (!viewer.IsSignedIn || place.Cohort is null) return null;
        var rating = await Of(db, place).SingleOrDefaultAsync(r => r.RaterId == viewer.PersonId && r.GivenUpAt == null, cancellationToken);
        return rating is null ? null : Sheet(rating);
    }

    /// <summary>Everybody's finished ratings of a feature, first submitted first.</summary>
    /// <exception cref="RatingBlindException">The viewer is rating the feature.</exception>
    /// <exception cref="ForbiddenException">The viewer has not rated it, and is no instructor.</exception>
    public async Task<IReadOnlyList<SubmittedRating>> List(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (place.Cohort is not { } cohort) return [];
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        var ratings = await Of(db, place).Where(r => r.SubmittedAt != null).OrderBy(r => r.SubmittedAt).ToListAsync(cancellationToken);
        if (!Permissions.Allows(viewer, Permission.Moderate, cohort) && !ratings.Exists(r => r.RaterId == viewer.PersonId))
            throw new ForbiddenException("Rate the feature yourself first: then you see how the others rated it.");
        var names = await PersonNames.In(db, viewer, cohort, ratings.Select(r => r.RaterId), cancellationToken);
        return ratings.ConvertAll(r => new SubmittedRating(
            names[r.RaterId], r.RaterId == viewer.PersonId, r.Blind, r.Interpretation!, r.Seed, r.Intervals, Marks(r), Rubric.MeanTotal(r), r.SubmittedAt!.Value));
    }

    internal static RatingSheet Sheet(Rating r) => new(r.CohortId, r.Seed, r.Intervals, r.Blind, r.OpenedAt, r.SubmittedAt);

    private static IQueryable<Rating> Of(InterpDbContext db, FeaturePlace place) =>
        db.Ratings.AsNoTracking().Where(r => r.CohortId == place.Cohort && r.DictionaryId == place.Dictionary && r.Feature == place.Feature);

    private static IntervalMarks[] Marks(Rating r) =>
    [
        .. r.Intervals.Select((interval, i) => new IntervalMarks(interval, r.Confidence[i], r.Activations[i], r.Logits[i], r.Separation[i], r.Specificity[i]))
            .Where(m => m.Confidence != Rubric.LeftOut),
    ];
}
