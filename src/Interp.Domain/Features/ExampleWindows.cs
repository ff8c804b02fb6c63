using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>Reads examples and turns token ids into text and documents into sources.</summary>
internal sealed class ExampleWindows(InterpDbContext db, DictionaryPlace place, Vocabulary vocabulary)
{
    /// <summary>The strongest example of each feature that has one; the others stay in the database.</summary>
    public async Task<Dictionary<int, TokenWindow>> TopOf(int[] features, CancellationToken cancellationToken)
    {
        var rows = await db.FeatureExamples.FromSql(
            $"""
            SELECT dictionary_id, feature, "window", groups[1:1] AS groups, documents[1:1] AS documents, positions[1:1] AS positions, repeated[1:1] AS repeated,
                tokens[1:"window"] AS tokens, activations[1:"window"] AS activations, loss_effects[1:"window"] AS loss_effects
            FROM feature_examples WHERE dictionary_id = {place.Id} AND feature = ANY ({features})
            """).AsNoTracking().ToListAsync(cancellationToken);
        var documents = await Documents(rows.Select(r => r.Documents[0]), cancellationToken);
        return rows.ToDictionary(r => r.Feature, r => Window(r, 0, documents));
    }

    /// <summary>All examples of a feature: top, intervals from the highest, bottom.</summary>
    public async Task<ExampleGroup[]> GroupsOf(int feature, CancellationToken cancellationToken)
    {
        var row = await db.FeatureExamples.AsNoTracking().SingleOrDefaultAsync(e => e.DictionaryId == place.Id && e.Feature == feature, cancellationToken);
        if (row is null) return [];
        var documents = await Documents(row.Documents, cancellationToken);
        return [.. Enumerable.Range(0, row.Groups.Length).GroupBy(e => row.Groups[e]).OrderBy(g => g.Key)
            .Select(g => Group(g.Key, [.. g.Select(e => Window(row, e, documents))]))];
    }

    private static ExampleGroup Group(short code, TokenWindow[] windows)
    {
        var (kind, level) = ExampleCode.Read(code);
        return new(EnumText<ExampleKind>.Write(kind), level, windows.Max(w => w.Activations[w.Focus]), windows);
    }

    private Task<Dictionary<int, CorpusDocumentRow>> Documents(IEnumerable<int> documents, CancellationToken cancellationToken)
    {
        if (place.CorpusId is not { } corpus) return Task.FromResult(new Dictionary<int, CorpusDocumentRow>());
        var indexes = documents.Distinct().ToArray();
        return db.CorpusDocuments.AsNoTracking().Where(d => d.CorpusId == corpus && indexes.Contains(d.Index))
            .ToDictionaryAsync(d => d.Index, cancellationToken);
    }

    private TokenWindow Window(FeatureExamples row, int example, Dictionary<int, CorpusDocumentRow> documents)
    {
        var document = documents.GetValueOrDefault(row.Documents[example]);
        var shown = ShownPlaces.Of(row, example);
        return new(
            Array.ConvertAll(row.Tokens[shown.Range], vocabulary.Text), row.Activations[shown.Range], shown.Focus, row.Documents[example],
            document?.Source ?? string.Empty, document?.Class ?? string.Empty, row.Positions[example], row.Repeated[example],
            row.LossEffects.Length == 0 ? null : row.LossEffects[shown.Range], example, shown.First);
    }
}
