using System.Runtime.InteropServices;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>How a dictionary's directions lie to each other; features with a direction of length 0 are left out.</summary>
/// <param name="EncoderDecoderCosine">Mean cosine between a feature's encoder and decoder directions; null where the two live in different spaces.</param>
/// <param name="MaxDecoderCosine">Mean over features of the largest cosine with another feature's decoder direction; null for a single feature.</param>
public sealed record SaeGeometry(double? EncoderDecoderCosine, double? MaxDecoderCosine)
{
    private const int ChunkNumbers = 1 << 22;

    /// <summary>Of a wide dictionary so many features, evenly spread, are compared with all others.</summary>
    private const int MostCompared = 8192;

    /// <summary>Measures it: 2 · min(d_sae, 8,192) · d_sae · d_in operations.</summary>
    public static SaeGeometry Of(SparseAutoencoder sae, CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        torch.Tensor decoder = Unit(sae.W_dec);
        return new SaeGeometry(EncoderDecoder(sae, decoder), MaxDecoder(decoder, cancellation));
    }

    private static double? EncoderDecoder(SparseAutoencoder sae, torch.Tensor decoder)
    {
        torch.Tensor encoder = Unit(sae.W_enc.t());
        return encoder.shape.AsSpan().SequenceEqual(decoder.shape) ? Mean((encoder * decoder).sum(1), Lives(encoder) * Lives(decoder)) : null;
    }

    private static double? MaxDecoder(torch.Tensor decoder, CancellationToken cancellation)
    {
        int count = (int)decoder.shape[0], stride = (count + MostCompared - 1) / MostCompared, chunk = Math.Clamp(ChunkNumbers / count, 1, 1024);
        double sum = 0;
        int compared = 0;
        long[] all = [.. Enumerable.Range(0, (count + stride - 1) / stride).Select(i => (long)i * stride)];
        foreach (long[] rows in count > 1 ? all.Chunk(chunk) : [])
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            torch.Tensor mine = decoder.index_select(0, torch.tensor(rows));
            torch.Tensor cosines = torch.mm(mine, decoder.t());
            torch.Tensor self = torch.tensor(rows).unsqueeze(1);
            ReadOnlySpan<float> best = Numbers(cosines.scatter(1, self, torch.full(rows.Length, 1, -1f)).max(1).values), lives = Numbers(Lives(mine));
            for (int i = 0; i < rows.Length; i++)
            {
                sum += lives[i] * best[i];
                compared += (int)lives[i];
            }
        }
        return compared > 0 ? sum / compared : null;
    }

    private static torch.Tensor Unit(torch.Tensor rows) => rows / rows.square().sum(1).sqrt().clamp_min(1e-20f).unsqueeze(1);

    /// <summary>1 for rows of unit length, 0 for those of length 0.</summary>
    private static torch.Tensor Lives(torch.Tensor rows) => rows.square().sum(1).gt(0.5).to(torch.float32);

    private static double? Mean(torch.Tensor values, torch.Tensor weights)
    {
        double total = 0, count = 0;
        ReadOnlySpan<float> each = Numbers(values), weight = Numbers(weights);
        for (int i = 0; i < each.Length; i++)
        {
            total += each[i] * weight[i];
            count += weight[i];
        }
        return count > 0 ? total / count : null;
    }

    private static ReadOnlySpan<float> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes);
}
