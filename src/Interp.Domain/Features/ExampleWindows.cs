using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>Reads examples and turns token ids into text and documents into sources.</summary>
internal sealed class ExampleWindows(InterpDbContext db, DictionaryPlace place, Vocabulary vocabulary)
{
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
        return ShownWindows.Of(row, example, vocabulary, document?.Source, document?.Class);
    }
}
