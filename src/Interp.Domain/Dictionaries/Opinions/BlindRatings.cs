using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>
/// The one place that decides what a rater may not see. From opening the rating page until submitting or giving up, the server keeps from that person,
/// for that feature and in every cohort, what others say of it: labels, ratings, comments and explanations by programs.
/// </summary>
internal static class BlindRatings
{
    /// <summary>The viewer's ratings that are neither submitted nor given up.</summary>
    public static IQueryable<Rating> OpenOf(this IQueryable<Rating> ratings, Viewer viewer) =>
        ratings.Where(r => r.RaterId == viewer.PersonId && r.RaterId != null && r.SubmittedAt == null && r.GivenUpAt == null);

    /// <summary>Whether the viewer is rating this feature at the moment.</summary>
    public static Task<bool> IsOpen(InterpDbContext db, Viewer viewer, int dictionary, int feature, CancellationToken cancellationToken) =>
        viewer.IsSignedIn
            ? db.Ratings.OpenOf(viewer).AnyAsync(r => r.DictionaryId == dictionary && r.Feature == feature, cancellationToken)
            : Task.FromResult(false);

    /// <exception cref="RatingBlindException">The viewer is rating this feature at the moment.</exception>
    public static async Task Refuse(InterpDbContext db, Viewer viewer, FeaturePlace place, CancellationToken cancellationToken)
    {
        if (await IsOpen(db, viewer, place.Dictionary, place.Feature, cancellationToken)) throw new RatingBlindException();
    }
}
