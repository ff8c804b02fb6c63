namespace Interp.Analysis.Dictionaries;

/// <summary>How often each token occurs in training text, and how often it holds a byte of a script's characters.</summary>
public sealed class ScriptCounts(int vocabularySize)
{
    private readonly long[] _all = new long[vocabularySize];
    private readonly long[] _marked = new long[vocabularySize];

    /// <summary>P(script): share of tokens that hold a byte of the script.</summary>
    public double Prior => (_marked.Sum() + 1) / (double)(_all.Sum() + 1);

    /// <summary>P(script | token), at least 1e-10; a token never seen is not of the script.</summary>
    public double Given(int token) => Math.Max(1e-10, _marked[token] / (_all[token] + 1.0));

    /// <summary>Counts one document's tokens and their marks.</summary>
    public void Add(ReadOnlySpan<int> tokens, ReadOnlySpan<bool> marks)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            _all[tokens[i]]++;
            if (marks[i])
                _marked[tokens[i]]++;
        }
    }
}
