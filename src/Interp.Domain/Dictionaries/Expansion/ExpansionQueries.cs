using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Widens the examples of a card.</summary>
public sealed class ExpansionQueries(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance)
{
    /// <summary>Tokens shown before and after the focus in a window.</summary>
    public const int WindowReach = 16;

    /// <summary>Tokens shown before and after the focus of a longer document.</summary>
    public const int DocumentReach = 512;

    /// <summary>An example of this feature, by its place in the card, with more text.</summary>
    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">The feature has no such example.</exception>
    /// <exception cref="ForbiddenException">The whole document, of a corpus that the viewer may not see.</exception>
    /// <exception cref="InferenceImpossibleException">The dictionary came without its corpus or model.</exception>
    public async Task<ExpandedExample> Expand(Viewer viewer, string dictionary, int feature, int example, ExpansionScope scope, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var live = await LiveDictionary.Find(db, viewer, dictionary, cancellationToken);
        live.RequireFeatures("feature", [feature]);
        var row = await db.FeatureExamples.AsNoTracking().Where(e => e.DictionaryId == live.Id && e.Feature == feature)
            .Select(e => new { e.Positions, e.Documents }).SingleOrDefaultAsync(cancellationToken);
        if (row is null || example < 0 || example >= row.Positions.Length)
            throw new InvalidParametersException([new("example", $"Feature {feature} has {row?.Positions.Length ?? 0} examples, numbered from 0. Take one from its card.")]);
        var position = row.Positions[example];
        var corpus = await Corpus(db, viewer, live, scope, cancellationToken);
        var document = await db.CorpusDocuments.AsNoTracking().SingleAsync(d => d.CorpusId == live.CorpusId && d.Index == row.Documents[example], cancellationToken);
        var reach = scope == ExpansionScope.Document ? DocumentReach : WindowReach;
        var start = Math.Max(document.Start, position - reach);
        var end = Math.Min(document.Start + document.Length, position + reach + 1);
        allowance.Take(viewer);
        var answer = await workers.Ask(new ExpansionQuestion(live.Subject, corpus.Name, live.CorpusHash, feature, start, (int)(end - start)), cancellationToken);
        var vocabulary = await vocabularies.Get(live.VocabularyId, cancellationToken);
        var most = await db.Features.Where(f => f.DictionaryId == live.Id && f.Index == feature).Select(f => f.MaxActivation).SingleAsync(cancellationToken);
        return new(
            live.Name, feature, most, scope, Array.ConvertAll(answer.Tokens, vocabulary.Text), answer.Activations, answer.LossEffects, (int)(position - start), position,
            document.Index, document.Source, document.Class, start - document.Start, document.Start + document.Length - end);
    }

    /// <summary>What the card quotes anyway is shown to who sees the card; the whole document to who may see the corpus.</summary>
    private static async Task<Corpus> Corpus(InterpDbContext db, Viewer viewer, LiveDictionary live, ExpansionScope scope, CancellationToken cancellationToken)
    {
        if (live.CorpusId is not { } id) throw new InferenceImpossibleException($"'{live.Name}' came without its corpus, so its examples cannot be widened here.");
        if (scope == ExpansionScope.Document && !await db.Corpora.VisibleTo(viewer).AnyAsync(c => c.Id == id, cancellationToken))
            throw new ForbiddenException("The corpus of this dictionary is not shared with you, so its documents are not shown whole. The window of 33 tokens is.");
        return await db.Corpora.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
    }
}
