using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using HeldOutGroup = Interp.Analysis.Dictionaries.HeldOutGroup;

namespace Interp.Workers.Dictionaries;

/// <summary>
/// The automated interpretability of "Towards Monosemanticity": a language model explains a feature from 49 examples (10 top, 2 from each of the 12 other
/// groups, 5 from anywhere, 10 on the top tokens elsewhere) and its logits, then predicts it on 60 held-out ones. A failure is kept as a failure, without a score.
/// </summary>
internal sealed class AutointerpJob(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, LanguageModelSettings model, LanguageModelClient client, HeldOutReadings readings,
    WorkerSettings settings, TimeProvider time) : IJobHandler
{
    private const int TopShown = 10;
    private const int PerGroupShown = 2;
    private const int RandomShown = 5;
    private const int OutOfContextShown = 10;
    private const int PiecesPerQuestion = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public string Kind => AutointerpParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        if (!model.IsOn) throw new JobFailedException(AutointerpSwitch.HowToTurnOn);
        var p = run.Parameters<AutointerpParameters>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Explanations.AnyAsync(e => e.JobId == run.Job.Id && e.State == ExplanationState.Scored, cancellationToken)) return Link(p);
        var dictionary = await db.Dictionaries.AsNoTracking().SingleAsync(d => d.Name == p.Dictionary, cancellationToken);
        var text = string.Empty;
        try
        {
            var (shown, test) = await Examples(run, db, dictionary, p, cancellationToken);
            var words = await vocabularies.Get(dictionary.VocabularyId, cancellationToken);
            run.Reports.Tell(At("explain", 2, 0, 1));
            text = await Explain(db, dictionary, p.Feature, shown, words, cancellationToken);
            var predictions = await Predict(run, text, test, words, cancellationToken);
            await Keep(db, run, dictionary, p, text, test, predictions, cancellationToken);
            return Link(p);
        }
        catch (LanguageModelException exception)
        {
            db.ChangeTracker.Clear();
            db.Add(New(run, dictionary, p, text, ExplanationState.Failed, score: null, exception.Message, [], []));
            await db.SaveChangesAsync(cancellationToken);
            throw new JobFailedException(exception.Message, exception);
        }
    }

    private static string Link(AutointerpParameters p) => $"/d/{p.Dictionary}/{p.Feature}";

    private static JobProgress At(string stage, int number, long step, long steps) => new(stage, number, 3, step, steps);

    /// <summary>Those shown with their activations, and the 60 to predict on; no position is in both.</summary>
    private async Task<(List<HeldOutExample> Shown, HeldOutExample[] Test)> Examples(
        JobRun run, InterpDbContext db, FeatureDictionary dictionary, AutointerpParameters p, CancellationToken cancellationToken)
    {
        var modelName = await db.Models.Where(m => m.Id == dictionary.ModelId).Select(m => new { m.Name, m.Context }).SingleAsync(cancellationToken);
        var corpusName = await db.Corpora.Where(c => c.Id == dictionary.CorpusId).Select(c => c.Name).SingleAsync(cancellationToken);
        var question = new HeldOutQuestion(new(modelName.Name, dictionary.Name, dictionary.HookPoint), corpusName, dictionary.CorpusHash, p.Feature, p.Seed);
        var (path, progress) = readings.Get(question);
        for (; path is null; (path, progress) = readings.Get(question))
        {
            run.Reports.Tell(At("read held-out text", 1, (long)(100 * progress), 100));
            await Task.Delay(Look, time, cancellationToken);
        }

        var hits = HeldOutIndex.Read(path, p.Feature);
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(corpusName));
        var test = HeldOutProtocol.Choose(corpus, modelName.Context, hits, p.Seed);
        var tested = test.Select(e => e.Position).ToHashSet();
        var others = HeldOutProtocol.Choose(corpus, modelName.Context, hits, p.Seed + 1).Where(e => !tested.Contains(e.Position)).ToArray();
        var shown = await CardExamples(db, dictionary.Id, p.Feature, cancellationToken);
        shown.AddRange(others.Where(e => e.Group == HeldOutGroup.Random).Take(RandomShown));
        shown.AddRange(others.Where(e => e.Group == HeldOutGroup.OutOfContext).Take(OutOfContextShown));
        return (shown, test);
    }

    private static async Task<List<HeldOutExample>> CardExamples(InterpDbContext db, int dictionary, int feature, CancellationToken cancellationToken)
    {
        var row = await db.FeatureExamples.AsNoTracking().SingleOrDefaultAsync(e => e.DictionaryId == dictionary && e.Feature == feature, cancellationToken);
        if (row is null) return [];
        var chosen = Enumerable.Range(0, row.Groups.Length).GroupBy(e => row.Groups[e]).OrderBy(g => g.Key)
            .SelectMany(g => g.Take(g.Key == 0 ? TopShown : PerGroupShown));
        return [.. chosen.Select(example => Cut(row, example))];
    }

    private static HeldOutExample Cut(FeatureExamples row, int example)
    {
        var places = Enumerable.Range(example * row.Window, row.Window).Where(place => row.Tokens[place] >= 0).ToArray();
        var group = row.Groups[example] == 0 ? HeldOutGroup.Top : HeldOutGroup.Level;
        return new(group, row.Positions[example], [.. places.Select(place => row.Tokens[place])], [.. places.Select(place => row.Activations[place])]);
    }

    private async Task<string> Explain(
        InterpDbContext db, FeatureDictionary dictionary, int feature, List<HeldOutExample> shown, Vocabulary words, CancellationToken cancellationToken)
    {
        var logits = await db.Features.Where(f => f.DictionaryId == dictionary.Id && f.Index == feature)
            .Select(f => new { f.MaxActivation, f.PositiveTokens, f.NegativeTokens }).SingleAsync(cancellationToken);
        var pieces = shown.Select(e => AutointerpText.Shown(Texts(e, words), e.Activations, logits.MaxActivation));
        var question = $"{string.Join('\n', pieces)}\nMakes likelier: {Joined(logits.PositiveTokens)}\nMakes less likely: {Joined(logits.NegativeTokens)}";
        return (await client.Ask(AutointerpText.Explain, question, cancellationToken)).Trim();

        string Joined(int[] tokens) => string.Join(' ', tokens.Select(t => words.Text(t).Display));
    }

    private async Task<float[]> Predict(JobRun run, string explanation, HeldOutExample[] test, Vocabulary words, CancellationToken cancellationToken)
    {
        List<float> predictions = [];
        foreach (var (pieces, i) in test.Chunk(PiecesPerQuestion).Select((pieces, i) => (pieces, i)))
        {
            run.Reports.Tell(At("predict", 3, (long)i * PiecesPerQuestion, test.Length));
            var answer = await client.Ask(AutointerpText.Predict, AutointerpText.Asked(explanation, pieces.Select(e => Texts(e, words))), cancellationToken);
            predictions.AddRange(AutointerpText.Predictions(answer, Array.ConvertAll(pieces, e => e.Tokens.Length)));
        }

        return [.. predictions];
    }

    private static string[] Texts(HeldOutExample example, Vocabulary words) => Array.ConvertAll(example.Tokens, t => words.Text(t).Display);

    private async Task Keep(
        InterpDbContext db, JobRun run, FeatureDictionary dictionary, AutointerpParameters p, string text, HeldOutExample[] test, float[] predictions, CancellationToken cancellationToken)
    {
        var score = (float)Spearman.Of(predictions, [.. test.SelectMany(e => e.Activations)]);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(New(run, dictionary, p, text, ExplanationState.Scored, score, error: null, test, predictions));
        await db.SaveChangesAsync(cancellationToken);
        await db.Features.Where(f => f.DictionaryId == dictionary.Id && f.Index == p.Feature && (f.AutointerpScore == null || f.AutointerpScore < score))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.AutointerpScore, score), cancellationToken);
        // Cards kept by browsers are told apart from the new one by it.
        await db.Dictionaries.Where(d => d.Id == dictionary.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Revision, d => d.Revision + 1), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Explanation New(
        JobRun run, FeatureDictionary dictionary, AutointerpParameters p, string text, ExplanationState state, float? score, string? error, HeldOutExample[] test, float[] predictions) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()), DictionaryId = dictionary.Id, Feature = p.Feature, CohortId = run.Job.CohortId, JobId = run.Job.Id,
        // As visible as the dictionary itself: it goes with the card.
        Visibility = Visibility.Public, Method = ExplanationMethod.Autointerp, Model = model.Model, Text = text, CreatedAt = time.GetUtcNow(),
        State = state, Score = score, Error = error, Seed = p.Seed,
        Groups = Array.ConvertAll(test, e => (int)e.Group), Positions = Array.ConvertAll(test, e => e.Position),
        Offsets = [0, .. test.Select((_, i) => test.Take(i + 1).Sum(e => e.Tokens.Length))],
        Tokens = [.. test.SelectMany(e => e.Tokens)], Activations = [.. test.SelectMany(e => e.Activations)], Predictions = predictions,
    };
}
