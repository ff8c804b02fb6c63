using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>Where a layout begins: the leading principal components of the rows, each stretched to 0 .. 10, with a little seeded noise to part duplicates.</summary>
internal static class PrincipalStart
{
    private const float Width = 10;
    private const float Noise = 1e-3f;

    /// <param name="rows"><c>[points, d]</c></param>
    /// <param name="dimensions">Components; those beyond d are noise only.</param>
    /// <param name="seed">Of the noise.</param>
    /// <returns><c>[points, dimensions]</c></returns>
    public static float[] Of(torch.Tensor rows, int dimensions, long seed)
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var centred = rows - rows.mean([0L], keepdim: true);
        var (_, vectors) = torch.linalg.eigh(centred.t().mm(centred).@double());
        var kept = (int)Math.Min(dimensions, rows.shape[1]);
        var directions = vectors.narrow(1, rows.shape[1] - kept, kept).flip(1).to(torch.ScalarType.Float32);
        var scores = centred.mm(directions).contiguous();
        var start = new float[rows.shape[0] * dimensions];
        for (var component = 0; component < kept; component++)
            Place(MemoryMarshal.Cast<byte, float>(scores.bytes), component, kept, start, dimensions);
        var random = new SeededRandom(seed, stream: 0);
        for (var i = 0; i < start.Length; i++)
            start[i] += Noise * random.NextGaussian();
        return start;
    }

    /// <summary>An eigenvector's sign is arbitrary: the entry farthest from the middle is made positive.</summary>
    private static void Place(ReadOnlySpan<float> scores, int component, int stride, float[] start, int dimensions)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = component; i < scores.Length; i += stride)
            (least, most) = (Math.Min(least, scores[i]), Math.Max(most, scores[i]));
        var range = most - least;
        var flipped = -least > most;
        for (var point = 0; point * stride < scores.Length; point++)
        {
            var share = range > 0 ? (scores[(point * stride) + component] - least) / range : 0.5f;
            start[(point * dimensions) + component] = Width * (flipped ? 1 - share : share);
        }
    }
}
