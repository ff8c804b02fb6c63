
namespace Interp.Analysis.Dictionaries;

/// <summary>Token frequencies of training text, with one added to every count.</summary>
public sealed class Unigram
{
    private readonly float[] _log;

    /// <param name="counts">Occurrences of each vocabulary id.</param>
    public Unigram(IReadOnlyList<long> counts)
    {
        if (counts.Count == 0)
            throw new ArgumentException("A vocabulary has at least one token.", nameof(counts));

        var total = (double)counts.Sum() + counts.Count;
        _log = [.. counts.Select(count => (float)Math.Log((count + 1) / total))];
    }

    /// <summary>Ids in the vocabulary.</summary>
    public int VocabularySize => _log.Length;

    /// <summary>Natural log of P(token).</summary>
    public float Log(int token) => _log[token];
}
