using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Log-likelihood ratio of the strings that end at a token under "uniform characters of an alphabet" against the unigram model.
/// With several alphabets (upper and lower case) the best of them counts.
/// </summary>
public sealed class AlphabetProxy : IClassProxy
{
    private const int Longest = 4;
    private readonly AlphabetTable[] _tables;

    private AlphabetProxy(AlphabetTable[] tables, string definition, int headline)
    {
        (_tables, Definition, Headline) = (tables, definition, headline);
    }

    /// <inheritdoc/>
    public string Definition { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Variants { get; } = ["1tok", "max4", "cusum", "bin2"];

    /// <inheritdoc/>
    public int Headline { get; }

    /// <inheritdoc/>
    public bool MarksCharacters => false;

    /// <summary>DNA: A, C, G, T in one case at 1/4 each; line breaks are neutral; decided on the binarised variant, as the paper's note says.</summary>
    public static AlphabetProxy Dna(ITokenizer tokenizer, Unigram unigram) => new(
        [new AlphabetTable("ACGT", tokenizer, unigram, true), new AlphabetTable("acgt", tokenizer, unigram, true)],
        "per token log P(t|DNA)/P(t): 1/4 for each of ACGT (or each of acgt), 1e-10 for any other byte, P(t) the train unigram; " +
        "line-break tokens contribute 0 and do not count as tokens; 1tok: the token; max4: best string of the last k <= 4 tokens; cusum: of any k; " +
        "bin2: 1 if a string of 2..4 tokens, all of the alphabet, has a ratio above 0, else 0; all clipped below at 0",
        headline: 3);

    /// <summary>base64: letters, digits, + and / at 1/64 each; decided on the best string of at most four tokens.</summary>
    public static AlphabetProxy Base64(ITokenizer tokenizer, Unigram unigram) => new(
        [new AlphabetTable("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", tokenizer, unigram, false)],
        "per token log P(t|base64)/P(t): 1/64 for each of A-Za-z0-9+/, 1e-10 for any other byte, P(t) the train unigram; 1tok: the token; " +
        "max4: best string of the last k <= 4 tokens; cusum: of any k; bin2: 1 if a string of 2..4 tokens, all of the alphabet, has a ratio above 0, else 0; " +
        "all clipped below at 0",
        headline: 1);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> tokens, Span<float> scores)
    {
        scores[..(tokens.Length * Variants.Count)].Clear();
        foreach (var table in _tables)
            Score(table, tokens, scores);
    }

    private void Score(AlphabetTable table, ReadOnlySpan<int> tokens, Span<float> scores)
    {
        // The last tokens that count, latest first, and how many of them in a row are purely of the alphabet.
        Span<float> recent = stackalloc float[Longest];
        var (held, pure, running) = (0, 0, 0f);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!table.IsNeutral(tokens[i]))
            {
                recent[..(Longest - 1)].CopyTo(recent[1..]);
                recent[0] = table.Ratio(tokens[i]);
                held = Math.Min(Longest, held + 1);
                pure = table.IsPure(tokens[i]) ? pure + 1 : 0;
                running = Math.Max(0, running) + recent[0];
            }

            var row = scores.Slice(i * Variants.Count, Variants.Count);
            row[0] = Math.Max(row[0], table.IsNeutral(tokens[i]) ? 0 : recent[0]);
            row[1] = Math.Max(row[1], Best(recent[..held], from: 1));
            row[2] = Math.Max(row[2], running);
            row[3] = Math.Max(row[3], Best(recent[..Math.Min(held, pure)], from: 2) > 0 ? 1 : 0);
        }
    }

    /// <summary>The best sum of the first k entries, k at least <paramref name="from"/>; 0 when none is positive.</summary>
    private static float Best(ReadOnlySpan<float> recent, int from)
    {
        var (best, sum) = (0f, 0f);
        for (var k = 1; k <= recent.Length; k++)
        {
            sum += recent[k - 1];
            if (k >= from)
                best = Math.Max(best, sum);
        }

        return best;
    }
}
