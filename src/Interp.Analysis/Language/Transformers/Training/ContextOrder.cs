namespace Interp.Analysis.Language;

/// <summary>The training contexts in a random order, each once per epoch. A pure function of seed and position, so nothing of it needs saving.</summary>
internal sealed class ContextOrder
{
    private readonly TokenCorpus _corpus;
    private readonly long _start;
    private readonly int _length, _count;
    private readonly long _seed;
    private long _epoch = -1;
    private int[] _order = [];

    /// <param name="corpus">Text to draw from.</param>
    /// <param name="length">Tokens that predict; one more is read, to be predicted.</param>
    /// <param name="seed">Of the order.</param>
    public ContextOrder(TokenCorpus corpus, int length, long seed)
    {
        (_corpus, _length, _seed) = (corpus, length, seed);
        (_start, var end) = corpus.Range(CorpusSplit.Train);
        _count = checked((int)((end - _start - 1) / length));
        if (_count < 1) throw new ArgumentException($"The corpus has {end - _start} training tokens, fewer than one context of {length} and its successor. Use a larger corpus.", nameof(corpus));
    }

    /// <summary>Reads context number <paramref name="index"/> of the endless sequence of epochs.</summary>
    /// <param name="index">Counted from the start of training.</param>
    /// <param name="destination">length + 1 tokens.</param>
    public void Read(long index, Span<int> destination)
    {
        var (epoch, place) = Math.DivRem(index, _count);
        if (epoch != _epoch) (_epoch, _order) = (epoch, RandomStream.For(_seed, epoch).Permutation(_count));
        _corpus.Read(_start + (long)_order[place] * _length, destination);
    }
}
