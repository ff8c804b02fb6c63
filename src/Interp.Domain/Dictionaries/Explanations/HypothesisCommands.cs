using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Puts people's explanations to the test: they predict a feature on held-out text before they see it.</summary>
public sealed class HypothesisCommands(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance, TimeProvider time)
{
    /// <summary>Longest explanation, in characters.</summary>
    public const int MaxText = 1_000;

    /// <summary>Largest prediction.</summary>
    public const int Highest = 9;

    /// <summary>The examples to predict on, without their activations.</summary>
    /// <exception cref="ForbiddenException">The viewer is in no cohort.</exception>
    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InferenceImpossibleException">The dictionary came without its corpus or model.</exception>
    public async Task<HypothesisTest> Prepare(Viewer viewer, string dictionary, int feature, long seed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var live = await Find(db, viewer, dictionary, feature, cancellationToken);
        allowance.Take(viewer);
        var answer = await Ask(db, live, feature, seed, cancellationToken);
        var vocabulary = await vocabularies.Get(live.VocabularyId, cancellationToken);
        return new(live.Name, feature, seed, answer.Progress, [.. ExplanationExamples.Parts(answer.Offsets).Select(part => Array.ConvertAll(answer.Tokens[part], vocabulary.Text))]);
    }

    /// <summary>Scores predictions against what the feature does, and keeps both.</summary>
    /// <param name="viewer">Who predicts.</param>
    /// <param name="dictionary">Name of the dictionary.</param>
    /// <param name="feature">Number of the feature.</param>
    /// <param name="seed">Of the test that was predicted on.</param>
    /// <param name="text">The explanation.</param>
    /// <param name="predictions">0 to 9 for each token of each example, in order.</param>
    /// <param name="cancellationToken">Before it is stored.</param>
    /// <exception cref="InvalidParametersException">The explanation is empty or too long, or the predictions do not fit the test.</exception>
    public async Task<Guid> Submit(Viewer viewer, string dictionary, int feature, long seed, string? text, IReadOnlyList<int> predictions, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var live = await Find(db, viewer, dictionary, feature, cancellationToken);
        var check = new ParameterChecks();
        check.That(!string.IsNullOrWhiteSpace(text), "text", "Write what you think the feature stands for.");
        check.Length("text", text, MaxText);
        check.That(predictions.All(p => p is >= 0 and <= Highest), "predictions", $"Predict whole numbers from 0 to {Highest}.");
        check.ThrowIfAny();
        allowance.Take(viewer);
        var answer = await Ask(db, live, feature, seed, cancellationToken);
        if (!answer.Ready) throw new InferenceUnavailableException("The held-out text is still being read for this dictionary. Send your predictions again in some seconds; they are kept on this page.");
        if (predictions.Count != answer.Tokens.Length)
            throw new InvalidParametersException([new("predictions", $"This test has {answer.Tokens.Length} tokens and {predictions.Count} predictions came. Load the page again.")]);
        var explanation = New(viewer, live, feature, seed, text!.Trim(), answer, [.. predictions.Select(p => (float)p)]);
        db.Add(explanation);
        await db.SaveChangesAsync(cancellationToken);
        return explanation.Id;
    }

    private static async Task<LiveDictionary> Find(InterpDbContext db, Viewer viewer, string dictionary, int feature, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Label, cohortId: null))
            throw new ForbiddenException("Testing an explanation takes a member of a cohort, since the result is shared with it. Sign in, or ask an instructor to add you.");
        var live = await LiveDictionary.Find(db, viewer, dictionary, cancellationToken);
        live.RequireFeatures("feature", [feature]);
        return live;
    }

    private async Task<HeldOutAnswer> Ask(InterpDbContext db, LiveDictionary live, int feature, long seed, CancellationToken cancellationToken)
    {
        if (live.CorpusId is not { } id) throw new InferenceImpossibleException($"'{live.Name}' came without its corpus, so there is no held-out text to test on.");
        var corpus = await db.Set<Corpus>().Where(c => c.Id == id).Select(c => c.Name).SingleAsync(cancellationToken);
        return await workers.Ask(new HeldOutQuestion(live.Subject, corpus, live.CorpusHash, feature, seed), cancellationToken);
    }

    private Explanation New(Viewer viewer, LiveDictionary live, int feature, long seed, string text, HeldOutAnswer answer, float[] predictions)
    {
        var now = time.GetUtcNow();
        // The dictionary's own cohort where its author is a member of it, else the first of theirs.
        int? cohort = live.CohortId is { } own && viewer.Roles.ContainsKey(own) ? own : viewer.Roles.Keys.Order().Select(c => (int?)c).FirstOrDefault();
        return new Explanation
        {
            Id = Guid.CreateVersion7(now), DictionaryId = live.Id, Feature = feature, CohortId = cohort, OwnerId = viewer.PersonId,
            Visibility = cohort is null ? Visibility.Private : Visibility.Cohort, Method = ExplanationMethod.Hypothesis, Text = text, CreatedAt = now,
            State = ExplanationState.Scored, Score = (float)Spearman.Of(predictions, answer.Activations), Seed = seed,
            Groups = answer.Groups, Positions = answer.Positions, Offsets = answer.Offsets, Tokens = answer.Tokens, Activations = answer.Activations, Predictions = predictions,
        };
    }
}
