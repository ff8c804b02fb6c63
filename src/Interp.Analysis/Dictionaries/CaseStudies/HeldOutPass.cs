using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>Runs a model over held-out text once and measures any number of dictionaries on its activations.</summary>
public static class HeldOutPass
{
    private const int ContextsPerBatch = 8;

    /// <summary>Measures <paramref name="dictionaries"/>, and matches the pairs of them that are asked for.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="hookPoint">Where all the dictionaries read it.</param>
    /// <param name="text">What is read.</param>
    /// <param name="dictionaries">Neurons take part as <see cref="SparseAutoencoder.FromNeurons"/>.</param>
    /// <param name="pairs">Indices into <paramref name="dictionaries"/>.</param>
    /// <param name="threads">Threads of the encoders' selection.</param>
    /// <param name="progress">Told the share of contexts done.</param>
    /// <param name="cancellationToken">Looked at before each batch.</param>
    public static HeldOutResult Measure(
        Decoder decoder,
        string hookPoint,
        HeldOutText text,
        IReadOnlyList<SparseAutoencoder> dictionaries,
        IReadOnlyList<(int A, int B)> pairs,
        int threads,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var measurements = dictionaries.Select(d => new UnitMeasurement(text, d.d_sae)).ToArray();
        var matches = pairs.Select(p => new DictionaryMatch(dictionaries[p.A].d_sae, dictionaries[p.B].d_sae)).ToArray();
        for (var context = 0; context < text.Contexts; context += ContextsPerBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var first = context * text.ContextLength;
            var x = Activations(decoder, hookPoint, text, first, Math.Min(ContextsPerBatch, text.Contexts - context));
            var codes = dictionaries.Select(d => d.Encode(x, threads)).ToArray();
            for (var i = 0; i < codes.Length; i++)
                Add(measurements[i], text, codes[i], first);
            for (var i = 0; i < matches.Length; i++)
                Add(matches[i], text, codes[pairs[i].A], codes[pairs[i].B], first);
            progress?.Report(Math.Min(1, (context + ContextsPerBatch) / (double)text.Contexts));
        }

        return new HeldOutResult(measurements, matches);
    }

    private static Tensor Activations(Decoder decoder, string hookPoint, HeldOutText text, int first, int contexts)
    {
        var rows = contexts * text.ContextLength;
        var ids = Array.ConvertAll(text.Tokens[first..(first + rows)], id => (long)id);
        using var cache = decoder.RunWithCache(torch.tensor(ids).reshape(contexts, text.ContextLength), [hookPoint]);
        return cache[hookPoint].reshape(rows, -1).contiguous();
    }

    private static void Add(UnitMeasurement measurement, HeldOutText text, SparseCodes codes, int first)
    {
        for (var row = 0; row < codes.RowCount; row++)
        {
            if (text.IsCounted(first + row))
                measurement.Add(first + row, codes.FeaturesOf(row), codes.ValuesOf(row));
        }
    }

    private static void Add(DictionaryMatch match, HeldOutText text, SparseCodes a, SparseCodes b, int first)
    {
        for (var row = 0; row < a.RowCount; row++)
        {
            if (text.IsCounted(first + row))
                match.Add(a.FeaturesOf(row), a.ValuesOf(row), b.FeaturesOf(row), b.ValuesOf(row));
        }
    }
}
