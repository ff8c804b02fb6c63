using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Texts of one class with activations averaged over their tokens, end-of-text left out.</summary>
/// <param name="Activations"><c>[texts, d_in]</c></param>
/// <param name="Latents"><c>[texts, d_sae]</c></param>
/// <param name="Count">Texts.</param>
internal sealed record PooledTexts(double[] Activations, double[] Latents, int Count)
{
    private const int BatchTexts = 8;

    /// <summary>Where texts of a class begin: the pieces of so many tokens that its documents hold, in a seeded order.</summary>
    public static long[] Starts(TokenCorpus corpus, CorpusSplit split, string @class, SparseProbingOptions options)
    {
        (long first, long end) = corpus.Range(split);
        // The last token of a document is its end of text.
        long[] all = [.. corpus.Documents
            .Where(document => document.Class == @class && document.Start >= first && document.Start < end)
            .SelectMany(document => Enumerable.Range(0, (document.Length - 1) / options.TextLength).Select(piece => document.Start + (long)piece * options.TextLength))];
        if (all.Length == 0)
            return [];
        var order = new RowPermutation(all.Length, options.Seed);
        int wanted = split == CorpusSplit.Train ? options.TrainTexts : options.TestTexts;
        return [.. Enumerable.Range(0, Math.Min(wanted, all.Length)).Select(place => all[order[place]])];
    }

    /// <summary>Reads and averages.</summary>
    public static PooledTexts Read(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, SparseProbingOptions options, long[] starts, CancellationToken cancellation)
    {
        double[] activations = new double[checked(starts.Length * sae.d_in)], latents = new double[checked(starts.Length * sae.d_sae)];
        for (int text = 0; text < starts.Length; text += BatchTexts)
        {
            cancellation.ThrowIfCancellationRequested();
            long[] part = starts.AsSpan(text, Math.Min(BatchTexts, starts.Length - text)).ToArray();
            AddBatch(decoder, corpus, sae, options, part, activations.AsSpan(text * sae.d_in), latents.AsSpan(text * sae.d_sae));
        }
        return new PooledTexts(activations, latents, starts.Length);
    }

    private static void AddBatch(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, SparseProbingOptions options, long[] starts, Span<double> activations, Span<double> latents)
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        int length = options.TextLength;
        int[] tokens = new int[starts.Length * length];
        for (int i = 0; i < starts.Length; i++)
            corpus.Read(starts[i], tokens.AsSpan(i * length, length));
        torch.Tensor input = torch.tensor(Array.ConvertAll(tokens, token => (long)token)).reshape(starts.Length, length);
        using ActivationCache cache = decoder.RunWithCache(input, [options.HookPoint]);
        int[] kept = HookRows.Kept(tokens, corpus.Manifest.EndOfText);
        float[] rows = HookRows.Gather(cache[options.HookPoint], kept);
        int[] counts = new int[starts.Length];
        foreach (int position in kept)
            counts[position / length]++;
        SparseCodes codes = sae.Encode(torch.tensor(rows).reshape(kept.Length, sae.d_in));
        for (int i = 0; i < kept.Length; i++)
        {
            int text = kept[i] / length;
            for (int j = 0; j < sae.d_in; j++)
                activations[text * sae.d_in + j] += rows[i * sae.d_in + j] / (double)counts[text];
            for (int j = 0; j < codes.FeaturesOf(i).Length; j++)
                latents[text * sae.d_sae + codes.FeaturesOf(i)[j]] += codes.ValuesOf(i)[j] / (double)counts[text];
        }
    }
}
