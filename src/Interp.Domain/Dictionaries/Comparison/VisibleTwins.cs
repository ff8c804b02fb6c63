using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>The twins of a feature in those dictionaries that the viewer may see.</summary>
internal static class VisibleTwins
{
    private const int Most = 30;

    /// <summary>Best first.</summary>
    public static Task<FeatureTwin[]> Of(InterpDbContext db, Viewer viewer, int dictionary, int feature, CancellationToken cancellationToken) => (
        from twin in db.FeatureTwins
        where twin.DictionaryId == dictionary && twin.Feature == feature
        join other in db.Dictionaries.VisibleTo(viewer) on twin.OtherId equals other.Id
        orderby twin.Pearson descending, twin.OtherId, twin.Rank
        select new FeatureTwin(other.Name, twin.OtherFeature, twin.Pearson, twin.Cosine)).Take(Most).ToArrayAsync(cancellationToken);
}
