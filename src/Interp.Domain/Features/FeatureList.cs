using Interp.Domain.Database;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>The features of one dictionary that match a filter, a page at a time by keyset.</summary>
internal sealed class FeatureList(InterpDbContext db, DictionaryPlace place, FeatureFilter filter, int[]? tokens)
{
    /// <summary>All matching features, in no order.</summary>
    public IQueryable<Feature> Matching
    {
        get
        {
            var features = db.Features.AsNoTracking().Where(f => f.DictionaryId == place.Id);
            if (!filter.IncludeDead) features = features.Where(f => f.State != FeatureState.Dead);
            if (!filter.IncludeUltraLow) features = features.Where(f => f.State != FeatureState.UltraLow);
            if (filter.MinDensity is { } least) features = features.Where(f => f.Density >= least);
            if (filter.MaxDensity is { } most) features = features.Where(f => f.Density <= most);
            return tokens is null ? features : features.Where(f => OnTokens().Any(t => t.Feature == f.Index));
        }
    }

    public Task<List<FeatureRow>> Page(FeatureOrder order, FeatureCursor? after, int take, CancellationToken cancellationToken) =>
        tokens is not null && order == FeatureOrder.MaxActivation
            ? ByActivationOnTokens(after, take, cancellationToken)
            : Ordered(order, after).Take(take).Select(f => new FeatureRow(f, null)).ToListAsync(cancellationToken);

    // The first comparison of each keyset lets the index start at the right place, the second breaks ties.
    private IQueryable<Feature> Ordered(FeatureOrder order, FeatureCursor? after)
    {
        var features = Matching;
        switch (order)
        {
            case FeatureOrder.Random:
                if (after is not null) features = features.Where(f => f.Shuffle >= after.Value && (f.Shuffle > after.Value || f.Index > after.Index));
                return features.OrderBy(f => f.Shuffle).ThenBy(f => f.Index);
            case FeatureOrder.Density:
                if (after is not null) features = features.Where(f => f.Density <= after.Value && (f.Density < after.Value || f.Index > after.Index));
                return features.OrderByDescending(f => f.Density).ThenBy(f => f.Index);
            case FeatureOrder.MaxActivation:
                var value = (float)(after?.Value ?? 0);
                if (after is not null) features = features.Where(f => f.MaxActivation <= value && (f.MaxActivation < value || f.Index > after.Index));
                return features.OrderByDescending(f => f.MaxActivation).ThenBy(f => f.Index);
            default:
                if (after is not null) features = features.Where(f => f.Index > after.Index);
                return features.OrderBy(f => f.Index);
        }
    }

    private async Task<List<FeatureRow>> ByActivationOnTokens(FeatureCursor? after, int take, CancellationToken cancellationToken)
    {
        var rows =
            from f in Matching
            join t in OnTokens().GroupBy(t => t.Feature).Select(g => new { Feature = g.Key, Max = g.Max(t => t.MaxActivation) }) on f.Index equals t.Feature
            select new { f, t.Max };
        var value = (float)(after?.Value ?? 0);
        if (after is not null) rows = rows.Where(r => r.Max <= value && (r.Max < value || r.f.Index > after.Index));
        var page = await rows.OrderByDescending(r => r.Max).ThenBy(r => r.f.Index).Take(take).ToListAsync(cancellationToken);
        return page.ConvertAll(r => new FeatureRow(r.f, r.Max));
    }

    private IQueryable<TokenFeature> OnTokens() => db.TokenFeatures.Where(t => t.DictionaryId == place.Id && tokens!.Contains(t.Token));
}
