using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>A sparse autoencoder as one writes it in TorchSharp: dense tensors that autograd differentiates.</summary>
/// <param name="weights">Ours, as arrays by name: W_enc and W_dec <c>[d_sae, d]</c>, b_enc, b_dec.</param>
/// <param name="d_in">Entries of a row.</param>
internal abstract class PlainSae(IReadOnlyDictionary<string, Memory<float>> weights, int d_in) : nn.Module<Tensor, Tensor>(nameof(PlainSae))
{
    // Fields of these names are the module's parameters.
    protected readonly Parameter W_enc = Take(weights, "W_enc", -1, d_in), W_dec = Take(weights, "W_dec", -1, d_in), b_enc = Take(weights, "b_enc", -1), b_dec = Take(weights, "b_dec", -1);

    /// <summary>W_dec, whose rows are kept at unit norm.</summary>
    internal Parameter Decoder => W_dec;

    /// <summary>Activations <c>[batch, d_sae]</c> of rows <c>[batch, d]</c>.</summary>
    public override Tensor forward(Tensor input) => Activate(Encode(input));

    /// <summary>Reconstructions.</summary>
    internal Tensor Decode(Tensor f) => addmm(b_dec, f, W_dec, 1, 1);

    /// <summary>What the loss adds to the squared error, summed over rows; null for nothing.</summary>
    internal virtual Tensor? Penalty(Tensor f) => null;

    /// <summary>Pre-activations.</summary>
    protected virtual Tensor Encode(Tensor x) => nn.functional.linear(x - b_dec, W_enc, b_enc);

    /// <summary>Activations of pre-activations.</summary>
    protected abstract Tensor Activate(Tensor z);

    /// <summary>A parameter with our numbers.</summary>
    protected static Parameter Take(IReadOnlyDictionary<string, Memory<float>> weights, string name, params long[] shape) => nn.Parameter(tensor(weights[name].ToArray()).reshape(shape));
}
