using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>ReLU, and the sum of activations in the loss.</summary>
internal sealed class PlainL1 : PlainSae
{
    private readonly double _coefficient;

    internal PlainL1(IReadOnlyDictionary<string, Memory<float>> weights, int d_in, double coefficient)
        : base(weights, d_in)
    {
        _coefficient = coefficient;
        RegisterComponents();
    }

    internal override Tensor Penalty(Tensor f) => f.sum() * _coefficient;

    protected override Tensor Activate(Tensor z) => z.relu();
}
