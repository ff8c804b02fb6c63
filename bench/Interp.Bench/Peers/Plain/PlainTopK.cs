using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>The k largest of each row: topk and scatter.</summary>
internal sealed class PlainTopK : PlainSae
{
    private readonly int _k;

    internal PlainTopK(IReadOnlyDictionary<string, Memory<float>> weights, int d_in, int k)
        : base(weights, d_in)
    {
        _k = k;
        RegisterComponents();
    }

    protected override Tensor Activate(Tensor z)
    {
        var (values, places) = z.topk(_k, dim: 1, sorted: false);
        return zeros_like(z).scatter(1, places, values.relu());
    }
}
