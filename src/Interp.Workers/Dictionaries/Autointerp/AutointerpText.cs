using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Interp.Workers.Dictionaries;

/// <summary>What is said to the language model, and its predictions read back.</summary>
internal static class AutointerpText
{
    /// <summary>Largest prediction.</summary>
    public const int Highest = 9;

    public const string Explain =
        "You study one unit of a small language model. You see pieces of text in which each token is followed by a tab and the unit's activation, rounded to 0 to 9, "
        + "and the next tokens that the unit makes likelier and less likely. Say in one short sentence what the unit stands for. Answer with that sentence only.";

    public const string Predict =
        "A unit of a small language model is explained in one sentence. For each piece of text below, predict the unit's activation on every token, a whole number from 0 to 9. "
        + "Most are 0. Answer with a JSON array only: for each piece, in order, an array with one number for each of its tokens.";

    /// <summary>An activation as the model is shown it.</summary>
    public static int Level(float activation, float most) => most > 0 && activation > 0 ? Math.Clamp((int)MathF.Round(Highest * activation / most), 0, Highest) : 0;

    /// <summary>A piece with its activations, one token a line.</summary>
    public static string Shown(IReadOnlyList<string> tokens, IReadOnlyList<float> activations, float most)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{tokens[i]}\t{Level(activations[i], most)}\n");
        return text.ToString();
    }

    /// <summary>Pieces to predict on: each a JSON array of its tokens.</summary>
    public static string Asked(string explanation, IEnumerable<string[]> pieces) =>
        $"Explanation: {explanation}\n\nPieces:\n{string.Join('\n', pieces.Select(p => JsonSerializer.Serialize(p)))}";

    /// <summary>The predictions in an answer.</summary>
    /// <exception cref="LanguageModelException">They are not numbers from 0 to 10, one for each token.</exception>
    public static float[] Predictions(string answer, IReadOnlyList<int> lengths)
    {
        var (from, to) = (answer.IndexOf('[', StringComparison.Ordinal), answer.LastIndexOf(']'));
        try
        {
            var pieces = from >= 0 && to > from ? JsonSerializer.Deserialize<float[][]>(answer[from..(to + 1)]) : null;
            if (pieces is not null && pieces.Select(p => p.Length).SequenceEqual(lengths) && pieces.All(p => p.All(v => v is >= 0 and <= 10))) return [.. pieces.SelectMany(p => p)];
        }
        catch (JsonException exception)
        {
            throw Malformed(answer, exception);
        }

        throw Malformed(answer, inner: null);
    }

    private static LanguageModelException Malformed(string answer, Exception? inner) =>
        new($"The language model did not predict one number from 0 to 9 for each token; it said: {(answer.Length > 200 ? answer[..200] + "…" : answer)}", inner);
}
