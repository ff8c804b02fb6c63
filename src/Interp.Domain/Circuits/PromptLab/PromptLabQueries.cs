using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Runs prompts through a model and shows what it does with them.</summary>
public sealed class PromptLabQueries(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance)
{
    /// <summary>Longest prompt, in tokens, the mark included.</summary>
    public const int MaxTokens = 128;

    /// <summary>Longest prompt, in characters; both stand in the address of the page.</summary>
    public const int MaxCharacters = 1_000;

    /// <summary>Longest answer, in characters: it is one token.</summary>
    public const int MaxAnswer = 64;

    /// <summary>Most next tokens listed.</summary>
    public const int MaxTop = 50;

    private readonly RecentPrompts recent = new();

    /// <summary>What the model does with the prompts.</summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    /// <exception cref="NotFoundException">There is no such model that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">A prompt is empty or too long, or an answer is not one token.</exception>
    /// <exception cref="InferenceLimitException">The viewer's share is used up.</exception>
    /// <exception cref="InferenceUnavailableException">No worker runs.</exception>
    public async Task<PromptSheet> Look(Viewer viewer, PromptLabRequest request, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Running a prompt takes a signed-in person, since computing is shared out per person. Sign in; what others have saved can be read without.");
        Check(request);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var model = await LiveModel.Find(db, viewer, request.Model!, cancellationToken);
        var question = new PromptLabQuestion(model.Name, request.Clean!, Given(request.Corrupted), Given(request.Answer), Given(request.Wrong), request.Mark, request.Top);
        var answer = await Ask(viewer, model, question, cancellationToken);
        var vocabulary = await vocabularies.Get(model.VocabularyId, cancellationToken);
        return PromptSheets.Of(model.Name, answer, vocabulary);
    }

    /// <summary>An answer given before costs nothing again.</summary>
    private async Task<PromptLabAnswer> Ask(Viewer viewer, LiveModel model, PromptLabQuestion question, CancellationToken cancellationToken)
    {
        if (recent.Find(model.WeightsHash, question) is { } known) return known;
        allowance.Take(viewer);
        var answer = await workers.Ask(question, cancellationToken);
        recent.Keep(model.WeightsHash, question, answer);
        return answer;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static void Check(PromptLabRequest request)
    {
        var check = new ParameterChecks();
        check.That(!string.IsNullOrEmpty(request.Model), "model", "Name the model.");
        check.That(!string.IsNullOrEmpty(request.Clean), "clean", "Type a prompt.");
        check.Length("clean", request.Clean, MaxCharacters);
        check.Length("corrupted", request.Corrupted, MaxCharacters);
        check.Length("answer", request.Answer, MaxAnswer);
        check.Length("wrong", request.Wrong, MaxAnswer);
        check.That(Given(request.Wrong) is null || Given(request.Answer) is not null, "answer", "Name the answer that the wrong token is compared with.");
        check.That(Given(request.Wrong) is null || !string.Equals(request.Wrong, request.Answer, StringComparison.Ordinal), "wrong", "Answer and wrong token are the same, so that their difference is always 0. Name another.");
        check.Range("top", request.Top, 1, MaxTop);
        check.ThrowIfAny();
    }
}
