using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads labels.</summary>
public sealed class LabelQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most versions of one history that are shown.</summary>
    public const int MaxVersions = 500;

    /// <summary>All versions of a feature's label, newest first; none where the viewer belongs to no cohort.</summary>
    /// <exception cref="RatingBlindException">The viewer is rating the feature.</exception>
    public async Task<IReadOnlyList<LabelVersion>> History(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (place.Cohort is null) return [];
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        var versions = await db.Labels.AsNoTracking()
            .Where(l => l.CohortId == place.Cohort && l.DictionaryId == place.Dictionary && l.Feature == place.Feature)
            .OrderByDescending(l => l.Version).Take(MaxVersions).ToListAsync(cancellationToken);
        var names = await PersonNames.In(db, viewer, place.Cohort, versions.Select(v => v.AuthorId), cancellationToken);
        return versions.ConvertAll(v => LabelVersions.Of(v, names));
    }
}
