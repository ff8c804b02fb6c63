using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads comparisons. One is seen by those who may see both dictionaries.</summary>
public sealed class ComparisonQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    /// <summary>The comparison of two dictionaries seen from the first; null when there is none or the viewer may not see it.</summary>
    public async Task<ComparisonSheet?> Find(Viewer viewer, string dictionary, string other, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (a, b) = (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken), await DictionaryPlace.Find(db, viewer, other, cancellationToken));
        if (a is null || b is null) return null;
        var found = await db.DictionaryComparisons.AsNoTracking()
            .SingleOrDefaultAsync(c => (c.DictionaryId == a.Id && c.OtherId == b.Id) || (c.DictionaryId == b.Id && c.OtherId == a.Id), cancellationToken);
        return found is null ? null : Sheet(dictionary, other, found, turned: found.DictionaryId == b.Id);
    }

    /// <summary>Pairs of a comparison by the correlation of the first's feature with its best match.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="dictionary">Looked from.</param>
    /// <param name="other">Looked at.</param>
    /// <param name="worstFirst">Features without a match first.</param>
    /// <param name="take">How many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<TwinPair>> Pairs(Viewer viewer, string dictionary, string other, bool worstFirst, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (a, b) = (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken), await DictionaryPlace.Find(db, viewer, other, cancellationToken));
        if (a is null || b is null) return [];
        var best = db.FeatureTwins.AsNoTracking().Where(t => t.DictionaryId == a.Id && t.OtherId == b.Id && t.Rank == 0);
        var ordered = worstFirst ? best.OrderBy(t => t.Pearson).ThenBy(t => t.Feature) : best.OrderByDescending(t => t.Pearson).ThenBy(t => t.Feature);
        var rows = await ordered.Take(take).ToListAsync(cancellationToken);
        var tokens = await Tokens(db, a, [.. rows.Select(r => r.Feature)], cancellationToken);
        var others = await Tokens(db, b, [.. rows.Select(r => r.OtherFeature)], cancellationToken);
        return rows.ConvertAll(r => new TwinPair(r.Feature, tokens.GetValueOrDefault(r.Feature), r.OtherFeature, others.GetValueOrDefault(r.OtherFeature), r.Pearson, r.Cosine));
    }

    /// <summary>Display texts of the top tokens of some features; those without one are left out.</summary>
    public async Task<IReadOnlyDictionary<int, string>> TopTokens(Viewer viewer, string dictionary, IReadOnlyCollection<int> features, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) is { } place
            ? await Tokens(db, place, [.. features], cancellationToken)
            : new Dictionary<int, string>();
    }

    private static ComparisonSheet Sheet(string dictionary, string other, DictionaryComparison c, bool turned)
    {
        var (best, otherBest) = turned ? (c.OtherBest, c.Best) : (c.Best, c.OtherBest);
        var (edges, otherEdges) = turned ? (c.OtherEdges, c.Edges) : (c.Edges, c.OtherEdges);
        return new(
            dictionary, other, c.Tokens, c.Seed, Known(best), Known(otherBest), Middle.Of(best), Middle.Of(otherBest), edges, otherEdges, c.Strengths,
            c.EdgesFound, c.CodeVersion, c.CreatedAt, c.Seconds, c.JobId);
    }

    /// <summary>JSON has no NaN.</summary>
    private static float?[] Known(float[] values) => Array.ConvertAll(values, v => float.IsNaN(v) ? (float?)null : v);

    private async Task<Dictionary<int, string>> Tokens(InterpDbContext db, DictionaryPlace place, int[] features, CancellationToken cancellationToken)
    {
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        var rows = await db.Features.AsNoTracking().Where(f => f.DictionaryId == place.Id && features.Contains(f.Index) && f.TopToken != null)
            .Select(f => new { f.Index, f.TopToken }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Index, r => vocabulary.Text(r.TopToken!.Value).Display);
    }
}
