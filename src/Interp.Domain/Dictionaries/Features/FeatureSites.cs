using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads where a crosscoder's features write.</summary>
internal static class FeatureSites
{
    /// <summary>By feature; nothing in a dictionary of one place.</summary>
    public static async Task<IReadOnlyDictionary<int, SiteNorm[]>> Of(InterpDbContext db, DictionaryPlace place, int[] features, CancellationToken cancellationToken)
    {
        if (place.SiteHookPoints is not { } hookPoints) return new Dictionary<int, SiteNorm[]>();
        var rows = await db.FeatureSites.AsNoTracking().Where(s => s.DictionaryId == place.Id && features.Contains(s.Feature)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Feature, r => Norms(hookPoints, r.Norms));
    }

    private static SiteNorm[] Norms(string[] hookPoints, float[] norms)
    {
        var sum = norms.Sum();
        return [.. hookPoints.Zip(norms, (hookPoint, norm) => new SiteNorm(hookPoint, norm, sum > 0 ? norm / sum : 0))];
    }
}
