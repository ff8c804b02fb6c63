using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// How much a few latents say about what kind of text they read. Every class of the corpus is set against the others: latents
/// are averaged over each text's tokens and ranked by |mean on the class − mean on the others| of the training texts, and a
/// logistic probe on the first k is scored on held-out documents, beside a probe on all raw activations.
/// </summary>
public static class SparseProbing
{
    /// <summary>Probes.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="corpus">Tokenised as the model expects; its classes are the labels.</param>
    /// <param name="sae">The dictionary.</param>
    /// <param name="options">What to read.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public static SparseProbingResult Run(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, SparseProbingOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (decoder.HookPoint(options.HookPoint).Width != sae.d_in)
            throw new ArgumentException($"A dictionary of {sae.d_in} inputs does not fit {options.HookPoint}.", nameof(sae));
        string[] all = [.. corpus.Documents.Select(document => document.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var train = new Dictionary<string, PooledTexts>(StringComparer.Ordinal);
        var test = new Dictionary<string, PooledTexts>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        for (int i = 0; i < all.Length; i++)
        {
            long[] trainStarts = PooledTexts.Starts(corpus, CorpusSplit.Train, all[i], options), testStarts = PooledTexts.Starts(corpus, CorpusSplit.HeldOut, all[i], options);
            if (Math.Min(trainStarts.Length, testStarts.Length) < options.LeastTexts)
            {
                leftOut.Add(all[i]);
                continue;
            }
            train[all[i]] = PooledTexts.Read(decoder, corpus, sae, options, trainStarts, cancellation);
            test[all[i]] = PooledTexts.Read(decoder, corpus, sae, options, testStarts, cancellation);
            progress?.Report((i + 1) / (double)all.Length);
        }
        if (train.Count < 2)
            return new SparseProbingResult([], all);
        return new SparseProbingResult([.. train.Keys.Order(StringComparer.Ordinal).Select(name => Probe(name, train, test, sae, options, cancellation))], leftOut);
    }

    /// <summary>Latents by |mean of the rows labelled true − mean of the others|, largest first; of equal ones the lower first.</summary>
    /// <param name="rows"><c>[n, d]</c>, row-major.</param>
    /// <param name="labels"><c>[n]</c></param>
    internal static int[] Rank(double[] rows, bool[] labels)
    {
        int d = rows.Length / labels.Length;
        double positive = labels.Count(label => label), negative = labels.Length - positive;
        double[] difference = new double[d];
        for (int row = 0; row < labels.Length; row++)
        {
            double share = labels[row] ? 1 / positive : -1 / negative;
            for (int i = 0; i < d; i++)
                difference[i] += share * rows[row * d + i];
        }
        return [.. Enumerable.Range(0, d).OrderByDescending(i => Math.Abs(difference[i])).ThenBy(i => i)];
    }

    private static ClassProbe Probe(
        string name, Dictionary<string, PooledTexts> train, Dictionary<string, PooledTexts> test, SparseAutoencoder sae, SparseProbingOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        (double[] trainLatents, bool[] trainLabels) = Against(name, train, texts => texts.Latents, sae.d_sae);
        (double[] testLatents, bool[] testLabels) = Against(name, test, texts => texts.Latents, sae.d_sae);
        (double[] trainRaw, _) = Against(name, train, texts => texts.Activations, sae.d_in);
        (double[] testRaw, _) = Against(name, test, texts => texts.Activations, sae.d_in);
        int[] ranked = Rank(trainLatents, trainLabels);
        var accuracies = new Dictionary<int, double>();
        foreach (int count in options.LatentCounts)
        {
            int[] chosen = ranked[..Math.Min(count, ranked.Length)];
            accuracies[count] = BinaryProbe.Score(Columns(trainLatents, sae.d_sae, chosen), trainLabels, Columns(testLatents, sae.d_sae, chosen), testLabels).Accuracy;
        }
        double baseline = BinaryProbe.Score(trainRaw, trainLabels, testRaw, testLabels).Accuracy;
        return new ClassProbe(name, test[name].Count, accuracies, baseline, ranked[..Math.Min(options.LatentCounts.Max(), ranked.Length)]);
    }

    // All texts of the class, then as many of the others, taken in turn from each of them.
    private static (double[] Rows, bool[] Labels) Against(string name, Dictionary<string, PooledTexts> texts, Func<PooledTexts, double[]> part, int d)
    {
        int count = texts[name].Count;
        (string Class, int Text)[] others = [.. texts.Where(pair => pair.Key != name).SelectMany(pair => Enumerable.Range(0, pair.Value.Count).Select(text => (Class: pair.Key, Text: text))).OrderBy(pair => pair.Text).ThenBy(pair => pair.Class, StringComparer.Ordinal)];
        count = Math.Min(count, others.Length);
        double[] rows = new double[2 * count * d];
        part(texts[name]).AsSpan(0, count * d).CopyTo(rows);
        for (int i = 0; i < count; i++)
            part(texts[others[i].Class]).AsSpan(others[i].Text * d, d).CopyTo(rows.AsSpan((count + i) * d));
        return (rows, [.. Enumerable.Range(0, 2 * count).Select(row => row < count)]);
    }

    /// <summary>The chosen columns of all rows.</summary>
    internal static double[] Columns(double[] rows, int d, int[] chosen)
    {
        int count = rows.Length / d;
        double[] result = new double[count * chosen.Length];
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < chosen.Length; i++)
                result[row * chosen.Length + i] = rows[row * d + chosen[i]];
        }
        return result;
    }
}

/// <summary>How well one class is told from the others; half of the texts are of the class, so that chance is ½.</summary>
/// <param name="Class">E.g. <c>hebrew</c>.</param>
/// <param name="TestTexts">Held-out texts of the class; as many others were set against them.</param>
/// <param name="Latents">Accuracy of the probe on the best so many latents.</param>
/// <param name="Activations">Accuracy of the probe on all raw activations: the baseline.</param>
/// <param name="BestLatents">The latents that were ranked first.</param>
public sealed record ClassProbe(string Class, int TestTexts, IReadOnlyDictionary<int, double> Latents, double Activations, IReadOnlyList<int> BestLatents);

/// <summary>Sparse probing of a dictionary (SAEBench, Karvonen et al. 2025, arXiv 2503.09532).</summary>
/// <param name="Classes">Class by class.</param>
/// <param name="LeftOut">Classes with too few texts.</param>
public sealed record SparseProbingResult(IReadOnlyList<ClassProbe> Classes, IReadOnlyList<string> LeftOut)
{
    /// <summary>Mean accuracy over the classes of the probes on so many latents.</summary>
    public double Mean(int latents) => Classes.Count == 0 ? 0 : Classes.Average(probe => probe.Latents[latents]);

    /// <summary>The same of the baseline.</summary>
    public double MeanOfActivations => Classes.Count == 0 ? 0 : Classes.Average(probe => probe.Activations);
}
