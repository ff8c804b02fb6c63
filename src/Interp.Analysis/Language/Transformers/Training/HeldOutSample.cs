namespace Interp.Analysis.Language;

/// <summary>
/// The same held-out contexts at every look, with enough text of each class to measure it. Rare classes are over-represented, so
/// the overall loss weights each class by its share of the training tokens.
/// </summary>
internal sealed class HeldOutSample
{
    private readonly string[] _classes;
    private readonly double[] _share;
    private readonly int[] _classOf;
    private readonly int _length;

    /// <param name="corpus">Text with a held-out part.</param>
    /// <param name="length">Tokens per context.</param>
    /// <param name="perClass">Contexts wanted of each class, where there are as many.</param>
    /// <param name="seed">Of the choice.</param>
    public HeldOutSample(TokenCorpus corpus, int length, int perClass, long seed)
    {
        _length = length;
        var (start, end) = corpus.Range(CorpusSplit.HeldOut);
        var count = (int)Math.Max(0, (end - start - 1) / length);
        if (count == 0) throw new ArgumentException($"The corpus has {end - start} held-out tokens, fewer than one context of {length} and its successor. Use a larger corpus.", nameof(corpus));
        (_classes, _share) = ([.. corpus.Manifest.Classes.Select(c => c.Class)], [.. corpus.Manifest.Classes.Select(c => c.TrainShare)]);

        var byClass = Enumerable.Range(0, _classes.Length).ToDictionary(c => c, _ => 0);
        List<int> contexts = [], classOf = [];
        var context = new int[length + 1];
        foreach (var chosen in RandomStream.For(seed, -1).Permutation(count))
        {
            var at = start + (long)chosen * length;
            var mainly = ClassAt(corpus, at + length / 2);
            if (byClass[mainly] >= perClass) continue;
            byClass[mainly]++;
            corpus.Read(at, context);
            contexts.AddRange(context);
            for (var i = 1; i <= length; i++) classOf.Add(ClassAt(corpus, at + i));
        }

        (Contexts, _classOf) = ([.. contexts], [.. classOf]);
    }

    /// <summary>length + 1 tokens each.</summary>
    public int[] Contexts { get; }

    /// <summary>Overall and per-class loss, nats per token.</summary>
    public (double Overall, IReadOnlyDictionary<string, double> ByClass) Measure(IReadOnlyList<GradientShard> shards, ShardThreads threads)
    {
        int contexts = Contexts.Length / (_length + 1), each = (contexts + shards.Count - 1) / shards.Count;
        var losses = new float[contexts * _length];
        threads.Run(shards.Count, shard =>
        {
            int from = Math.Min(contexts, shard * each), to = Math.Min(contexts, from + each);
            var span = Contexts.AsSpan(from * (_length + 1), (to - from) * (_length + 1));
            shards[shard].Losses(span, losses.AsSpan(from * _length, (to - from) * _length));
        });
        return Summarise(losses);
    }

    private (double Overall, IReadOnlyDictionary<string, double> ByClass) Summarise(float[] losses)
    {
        var (sums, counts) = (new double[_classes.Length], new long[_classes.Length]);
        for (var i = 0; i < losses.Length; i++)
        {
            sums[_classOf[i]] += losses[i];
            counts[_classOf[i]]++;
        }

        var byClass = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double weighted = 0, weight = 0;
        foreach (var c in Enumerable.Range(0, _classes.Length).Where(c => counts[c] > 0))
        {
            byClass[_classes[c]] = sums[c] / counts[c];
            weighted += _share[c] * sums[c] / counts[c];
            weight += _share[c];
        }

        return (weight > 0 ? weighted / weight : losses.Average(), byClass);
    }

    private int ClassAt(TokenCorpus corpus, long position) =>
        Array.IndexOf(_classes, corpus.Documents[corpus.DocumentAt(position)].Class);
}
