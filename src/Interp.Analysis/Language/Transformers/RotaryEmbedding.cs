using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Rotary positions (Su et al. 2021): pair i of a query or key at position p turns by p θ^(-2i / d_head).</summary>
internal sealed class RotaryEmbedding(DecoderConfig config)
{
    /// <param name="x">[batch, pos, heads, d_head]; position p stands at index p.</param>
    public Tensor Rotate(Tensor x)
    {
        var (cos, sin) = Angles((int)x.shape[1], x);
        return Turn(x, cos, sin);
    }

    /// <param name="x">[batch, pos, heads, d_head].</param>
    /// <param name="positions">Absolute positions of [rows, pos], where rows divides batch and repeats.</param>
    public Tensor Rotate(Tensor x, long[] positions)
    {
        var (cos, sin) = Angles((int)positions.Max() + 1, x);
        var index = torch.tensor(positions);
        long pos = x.shape[1], rows = positions.Length / pos, half = config.d_head / 2;
        var many = x.reshape(x.shape[0] / rows, rows, pos, x.shape[2], x.shape[3]);
        return Turn(many, cos.index_select(0, index).view(rows, pos, 1, half), sin.index_select(0, index).view(rows, pos, 1, half)).view(x.shape);
    }

    // [..., pos, heads, d_head] by angles [..., pos, 1, d_head / 2].
    private Tensor Turn(Tensor x, Tensor cos, Tensor sin)
    {
        var half = config.d_head / 2;
        if (config.Positions == PositionalEncoding.RotaryHalfSplit)
        {
            Tensor a = x.narrow(-1, 0, half), b = x.narrow(-1, half, half);
            return torch.cat([a * cos - b * sin, b * cos + a * sin], -1);
        }

        var pairs = x.reshape([.. x.shape[..^1], half, 2]);
        Tensor even = pairs.select(-1, 0), odd = pairs.select(-1, 1);
        return torch.stack([even * cos - odd * sin, odd * cos + even * sin], -1).reshape(x.shape);
    }

    // [pos, 1, d_head / 2], computed in double: at position 1,000 a float angle is off by 3e-5.
    private (Tensor Cos, Tensor Sin) Angles(int pos, Tensor like)
    {
        var half = config.d_head / 2;
        double[] cos = new double[pos * half], sin = new double[pos * half];
        for (var p = 0; p < pos; p++)
        {
            for (var i = 0; i < half; i++)
            {
                (sin[p * half + i], cos[p * half + i]) = Math.SinCos(p * Math.Pow(config.RopeTheta, -2.0 * i / config.d_head));
            }
        }

        return (Table(cos), Table(sin));

        Tensor Table(double[] values) => torch.tensor(values).view(pos, 1, half).to(like.dtype).to(like.device);
    }
}
