using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>The k · B largest of a batch of B rows: topk and scatter over the whole batch.</summary>
internal sealed class PlainBatchTopK : PlainSae
{
    private readonly int _k;

    internal PlainBatchTopK(IReadOnlyDictionary<string, Memory<float>> weights, int d_in, int k)
        : base(weights, d_in)
    {
        _k = k;
        RegisterComponents();
    }

    protected override Tensor Activate(Tensor z)
    {
        var all = z.relu().flatten();
        var (values, places) = all.topk((int)z.shape[0] * _k, dim: 0, sorted: false);
        return zeros_like(all).scatter(0, places, values).view(z.shape);
    }
}
