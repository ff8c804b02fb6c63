using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>How often each vocabulary token stands in a part of a corpus.</summary>
public static class VocabularyCounts
{
    private const int Chunk = 1 << 20;

    /// <summary>Counts of each id, <c>[d_vocab]</c>.</summary>
    public static long[] Count(TokenCorpus corpus, CorpusSplit split, CancellationToken cancellationToken)
    {
        var counts = new long[corpus.Manifest.VocabularySize];
        var buffer = new int[Chunk];
        var (start, end) = corpus.Range(split);
        for (var position = start; position < end; position += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = buffer.AsSpan(0, (int)Math.Min(Chunk, end - position));
            corpus.Read(position, tokens);
            foreach (var token in tokens)
                counts[token]++;
        }

        return counts;
    }

    /// <summary>The ids that make up at least <paramref name="share"/> of the counted tokens, and occur at all.</summary>
    public static int[] Common(IReadOnlyList<long> counts, double share)
    {
        var least = Math.Max(1, share * counts.Sum());
        return [.. Enumerable.Range(0, counts.Count).Where(token => counts[token] >= least)];
    }
}
