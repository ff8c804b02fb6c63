using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// log P(script | token) / P(script), by Bayes' rule the likelihood ratio of a token under the script, with P(script | token)
/// counted from training bytes so that partial characters get their share.
/// </summary>
public sealed class ScriptProxy : IClassProxy
{
    private const int Longest = 4;
    private readonly float[] _ratio;
    private readonly ScriptMarks _marks;

    /// <param name="tokenizer">Gives the bytes of tokens.</param>
    /// <param name="block">The script.</param>
    /// <param name="counts">From training text.</param>
    public ScriptProxy(ITokenizer tokenizer, ScriptBlock block, ScriptCounts counts)
    {
        _marks = new ScriptMarks(tokenizer, block);
        _ratio = [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(token => (float)Math.Log(counts.Given(token) / counts.Prior))];
        Definition =
            $"per token log P({block.Name}|t)/P({block.Name}): P({block.Name}|t) = train occurrences of t with a byte of a character of the {block.Name} blocks / (occurrences + 1), " +
            "at least 1e-10; 1tok: the token (a longer string cannot exceed log 1/P, which a whole character's token reaches); " +
            "sum4: best sum over the last k <= 4 tokens; label: 1 if this occurrence holds such a byte, else 0; all clipped below at 0";
    }

    /// <inheritdoc/>
    public string Definition { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Variants { get; } = ["1tok", "sum4", "label"];

    /// <inheritdoc/>
    public int Headline => 0;

    /// <inheritdoc/>
    public bool MarksCharacters => true;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> tokens, Span<float> scores)
    {
        var marks = new bool[tokens.Length];
        _marks.Mark(tokens, marks);
        for (var i = 0; i < tokens.Length; i++)
        {
            var row = scores.Slice(i * Variants.Count, Variants.Count);
            row[0] = Math.Max(0, _ratio[tokens[i]]);
            row[1] = BestSum(tokens[..(i + 1)]);
            row[2] = marks[i] ? 1 : 0;
        }
    }

    private float BestSum(ReadOnlySpan<int> prefix)
    {
        var (best, sum) = (0f, 0f);
        for (var k = 1; k <= Math.Min(Longest, prefix.Length); k++)
        {
            sum += _ratio[prefix[^k]];
            best = Math.Max(best, sum);
        }

        return best;
    }
}
