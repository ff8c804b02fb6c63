using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>
/// z where it is above a learnt threshold, and the number of active latents in the loss. Neither has a derivative by the threshold: pseudo-derivatives come from terms
/// (θ − θ') g with θ' = θ held constant, whose value is 0 and whose derivative is g.
/// </summary>
internal sealed class PlainJumpReLU : PlainSae
{
    private readonly double _bandwidth, _coefficient;
    private readonly Parameter threshold;
    private Tensor? _near;

    internal PlainJumpReLU(IReadOnlyDictionary<string, Memory<float>> weights, int d_in, double bandwidth, double coefficient)
        : base(weights, d_in)
    {
        (_bandwidth, _coefficient) = (bandwidth, coefficient);
        threshold = Take(weights, "threshold", -1);
        RegisterComponents();
    }

    internal override Tensor Penalty(Tensor f) => (f.detach().count_nonzero() - (Moved(1) * _near!.sum(dim: 0)).sum()) * _coefficient;

    // Without b_dec: the encoder reads x itself.
    protected override Tensor Encode(Tensor x) => nn.functional.linear(x, W_enc, b_enc);

    protected override Tensor Activate(Tensor z)
    {
        _near = (z.detach() - threshold.detach()).abs().lt(_bandwidth / 2);
        return z * z.gt(threshold.detach()) - _near * Moved(threshold.detach());
    }

    // (θ − θ') g / ε
    private Tensor Moved(Tensor g) => (threshold - threshold.detach()) * g / _bandwidth;
}
