using Interp.Analysis.Language;

namespace Interp.Analysis.Activations;

/// <summary>Non-overlapping contexts of a split in a seeded random order.</summary>
public sealed class ContextSampler
{
    private readonly TokenCorpus _corpus;
    private readonly CorpusSplit _split;
    private readonly RowPermutation _order;

    /// <exception cref="ArgumentException">The split is shorter than one context.</exception>
    public ContextSampler(TokenCorpus corpus, CorpusSplit split, int length, long seed)
    {
        long count = corpus.ContextCount(split, length);
        if (count < 1)
            throw new ArgumentException($"The {split} split of '{corpus.Manifest.Name}' is shorter than one context of {length} tokens.", nameof(corpus));
        _corpus = corpus;
        _split = split;
        Length = length;
        _order = new RowPermutation(count, seed);
    }

    /// <summary>Tokens of a context.</summary>
    public int Length { get; }

    /// <summary>Contexts of the split.</summary>
    public long Count => _order.Count;

    /// <summary>Where the context that comes at <paramref name="place"/> in the random order begins in the corpus.</summary>
    public long Start(long place) => _corpus.ContextStart(_split, Length, _order[place]);

    /// <summary>The tokens of up to <paramref name="count"/> contexts from a place of the random order on, one after the other.</summary>
    public int[] Read(long place, int count)
    {
        int contexts = (int)Math.Clamp(Count - place, 0, count);
        int[] tokens = new int[contexts * Length];
        for (int i = 0; i < contexts; i++)
            _corpus.Read(Start(place + i), tokens.AsSpan(i * Length, Length));
        return tokens;
    }

    /// <summary>Tokens in random order that are not <paramref name="skipped"/>, counted up to <paramref name="limit"/>.</summary>
    public long CountRows(int skipped, long limit, CancellationToken cancellation)
    {
        long rows = 0;
        for (long place = 0; place < Count && rows < limit; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            rows += Length - Read(place, 1).AsSpan().Count(skipped);
        }
        if (rows == 0)
            throw new ArgumentException("The training split holds nothing but end-of-text tokens.", nameof(skipped));
        return Math.Min(rows, limit);
    }
}
