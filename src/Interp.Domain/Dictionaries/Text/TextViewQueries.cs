using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Runs texts through a model and shows which features they light up.</summary>
public sealed class TextViewQueries(
    IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance)
{
    /// <summary>Longest text, in tokens of the model.</summary>
    public const int MaxTokens = 2_000;

    /// <summary>Longest text, in characters; more could not be few enough tokens.</summary>
    public const int MaxCharacters = 40_000;

    /// <summary>Most features for one token.</summary>
    public const int MaxTop = 50;

    /// <summary>Most features followed along a text.</summary>
    public const int MaxTracked = 8;

    private const int DefaultTop = 10;
    private const int Listed = 30;
    private const int Promoted = 4;
    private readonly RecentTexts recent = new();

    /// <summary>The features of a text.</summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">The text is empty or too long, or a feature does not exist.</exception>
    /// <exception cref="InferenceLimitException">The viewer's share is used up.</exception>
    /// <exception cref="InferenceUnavailableException">No worker runs.</exception>
    public async Task<TextFeatures> Read(Viewer viewer, TextRequest request, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Running a text takes a signed-in person, since computing is shared out per person. Sign in; cards can be read without.");
        var tracked = request.Features?.Distinct().ToArray() ?? [];
        Check(request, tracked);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dictionary = await LiveDictionary.Find(db, viewer, request.Dictionary!, cancellationToken);
        dictionary.RequireFeatures("features", tracked);
        var answer = await Ask(viewer, dictionary, new(dictionary.Subject, request.Text!, request.Top ?? DefaultTop, tracked), cancellationToken);
        var vocabulary = await vocabularies.Get(dictionary.VocabularyId, cancellationToken);
        return new(
            dictionary.Name, Array.ConvertAll(answer.Tokens, vocabulary.Text), answer.Offsets, answer.Features, answer.Activations, answer.Tracks,
            await Strongest(db, dictionary, answer, tracked, vocabulary, cancellationToken), answer.Ranking.Length, answer.Reading);
    }

    /// <summary>An answer given before costs nothing again.</summary>
    private async Task<TextAnswer> Ask(Viewer viewer, LiveDictionary dictionary, TextQuestion question, CancellationToken cancellationToken)
    {
        var key = new TextKey(dictionary.Id, question.Text, question.Top, string.Join(' ', question.Tracked));
        if (recent.Find(key) is { } known) return known;
        allowance.Take(viewer);
        var answer = await workers.Ask(question, cancellationToken);
        recent.Keep(key, answer);
        return answer;
    }

    private static void Check(TextRequest request, int[] tracked)
    {
        var check = new ParameterChecks();
        check.That(!string.IsNullOrEmpty(request.Dictionary), "dictionary", "Name the dictionary.");
        check.That(!string.IsNullOrEmpty(request.Text), "text", "Type or paste a text.");
        check.That(request.Text is not { Length: > MaxCharacters }, "text", $"Use at most {MaxTokens:N0} tokens; this text has {request.Text?.Length:N0} characters. Shorten it.");
        check.That(tracked.Length <= MaxTracked, "features", $"Follow at most {MaxTracked} features at once.");
        check.Range("top", request.Top ?? DefaultTop, 1, MaxTop);
        check.ThrowIfAny();
    }

    private static async Task<FeatureInText[]> Strongest(
        InterpDbContext db, LiveDictionary dictionary, TextAnswer answer, int[] tracked, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        var shown = answer.Ranking.Take(Listed).Concat(tracked).Distinct().ToArray();
        var rows = await db.Features.AsNoTracking().Where(f => f.DictionaryId == dictionary.Id && shown.Contains(f.Index))
            .Select(f => new { f.Index, f.Density, f.MaxActivation, f.PositiveTokens }).ToDictionaryAsync(f => f.Index, cancellationToken);
        var places = answer.Ranking.Select((feature, place) => (feature, place)).ToDictionary(p => p.feature, p => p.place);
        return [.. shown.Where(rows.ContainsKey).Select(feature => places.TryGetValue(feature, out var place)
            ? Of(feature, answer.Peaks[place], answer.Counts[place])
            : Of(feature, 0, 0))];

        FeatureInText Of(int feature, float peak, int tokens) => new(
            feature, peak, tokens, rows[feature].Density, rows[feature].MaxActivation, [.. rows[feature].PositiveTokens.Take(Promoted).Select(t => vocabulary.Text(t).Display)]);
    }
}
