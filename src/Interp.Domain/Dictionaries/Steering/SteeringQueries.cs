using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Continues texts with features changed.</summary>
public sealed class SteeringQueries(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance)
{
    /// <summary>Longest prompt, in characters.</summary>
    public const int MaxPrompt = 2_000;

    /// <summary>Most new tokens.</summary>
    public const int MaxTokens = 128;

    /// <summary>Most features changed at once.</summary>
    public const int MaxEdits = 4;

    /// <summary>Largest value or factor, either sign.</summary>
    public const float MaxValue = 1_000;

    /// <summary>Largest temperature of the draws.</summary>
    public const double MaxTemperature = 2;

    /// <summary>Both continuations, drawn with the same seed.</summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">A value is out of its bounds.</exception>
    public async Task<SteeredText> Steer(Viewer viewer, SteeringRequest request, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Steering takes a signed-in person, since computing is shared out per person. Sign in; cards can be read without.");
        var edits = request.Edits ?? [];
        Check(request, edits);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dictionary = await LiveDictionary.Find(db, viewer, request.Dictionary!, cancellationToken);
        if (dictionary.TargetHookPoint is { } target)
            throw new InferenceImpossibleException($"'{dictionary.Name}' is a transcoder: it reads {dictionary.HookPoint} and writes {target}. Only features that write where they read can be steered; its cards show what ablating each does.");
        if (dictionary.SiteHookPoints is { } places)
            throw new InferenceImpossibleException($"'{dictionary.Name}' is a crosscoder: its features write {places.Length} hook points at once, of which later ones already hold what earlier ones passed on. Only features that write one place can be steered.");
        dictionary.RequireFeatures("edits", Array.ConvertAll(edits, e => e.Feature));
        allowance.Take(viewer);
        var answer = await workers.Ask(
            new SteeringQuestion(dictionary.Subject, request.Prompt ?? string.Empty, edits, request.Tokens, request.Temperature, request.Seed), cancellationToken);
        var vocabulary = await vocabularies.Get(dictionary.VocabularyId, cancellationToken);
        var (originalOnly, steeredOnly) = TokenDifference.Of(answer.Original, answer.Steered);
        return new(
            dictionary.Name, Array.ConvertAll(answer.Prompt, vocabulary.Text), Array.ConvertAll(answer.Original, vocabulary.Text), Array.ConvertAll(answer.Steered, vocabulary.Text),
            originalOnly, steeredOnly, answer.Elements, answer.Positions, answer.MaxChange);
    }

    private static void Check(SteeringRequest request, SteeringEdit[] edits)
    {
        var check = new ParameterChecks();
        check.That(!string.IsNullOrEmpty(request.Dictionary), "dictionary", "Name the dictionary.");
        check.Length("prompt", request.Prompt, MaxPrompt);
        check.That(edits.Length is >= 1 and <= MaxEdits, "edits", $"Name 1 to {MaxEdits} features to change.");
        check.That(edits.All(e => Enum.IsDefined(e.Mode)), "edits", "Choose clamp or scale.");
        check.That(edits.DistinctBy(e => e.Feature).Count() == edits.Length, "edits", "Change each feature once.");
        check.That(edits.All(e => Math.Abs(e.Value) <= MaxValue), "edits", $"Give values from −{MaxValue} to {MaxValue}.");
        check.Range("tokens", request.Tokens, 1, MaxTokens);
        check.That(request.Temperature is >= 0 and <= MaxTemperature, "temperature", $"Give a number from 0 to {MaxTemperature}.");
        check.ThrowIfAny();
    }
}
