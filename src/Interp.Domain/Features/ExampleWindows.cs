using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>Reads examples and turns token ids into text and documents into sources.</summary>
internal sealed class ExampleWindows(InterpDbContext db, DictionaryPlace place, Vocabulary vocabulary)
{
    /// <summary>The strongest example of each feature that has one.</summary>
    public async Task<Dictionary<int, TokenWindow>> TopOf(int[] features, CancellationToken cancellationToken)
    {
        var examples = await db.FeatureExamples.AsNoTracking()
            .Where(e => e.DictionaryId == place.Id && features.Contains(e.Feature) && e.Kind == ExampleKind.Top && e.Level == 0 && e.Rank == 0)
            .ToListAsync(cancellationToken);
        var documents = await Documents(examples, cancellationToken);
        return examples.ToDictionary(e => e.Feature, e => Window(e, documents));
    }

    /// <summary>All examples of a feature: top, intervals from the highest, bottom.</summary>
    public async Task<ExampleGroup[]> GroupsOf(int feature, CancellationToken cancellationToken)
    {
        var examples = await db.FeatureExamples.AsNoTracking()
            .Where(e => e.DictionaryId == place.Id && e.Feature == feature).ToListAsync(cancellationToken);
        var documents = await Documents(examples, cancellationToken);
        return [.. examples.GroupBy(e => (e.Kind, e.Level)).OrderBy(g => g.Key)
            .Select(g => Group(g.Key.Kind, g.Key.Level, [.. g.OrderBy(e => e.Rank).Select(e => Window(e, documents))]))];
    }

    private static ExampleGroup Group(ExampleKind kind, int level, TokenWindow[] windows) =>
        new(EnumText<ExampleKind>.Write(kind), level, windows.Max(w => w.Activations[w.Focus]), windows);

    private Task<Dictionary<int, CorpusDocumentRow>> Documents(List<FeatureExample> examples, CancellationToken cancellationToken)
    {
        var indexes = examples.Select(e => e.Document).Distinct().ToArray();
        return db.CorpusDocuments.AsNoTracking().Where(d => d.CorpusId == place.CorpusId && indexes.Contains(d.Index))
            .ToDictionaryAsync(d => d.Index, cancellationToken);
    }

    private TokenWindow Window(FeatureExample example, Dictionary<int, CorpusDocumentRow> documents)
    {
        var document = documents.GetValueOrDefault(example.Document);
        return new(
            [.. example.Tokens.Select(vocabulary.Text)], example.Activations, (int)(example.Position - example.WindowStart), example.Document,
            document?.Source ?? string.Empty, document?.Class ?? string.Empty, example.Position, example.Repeated);
    }
}
