using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The tensors of a dictionary, fp32 on the CPU, named as SAELens names them.</summary>
/// <param name="W_enc"><c>[d_in, d_sae]</c></param>
/// <param name="W_dec"><c>[d_sae, d_out]</c>, d_out = d_in but in a transcoder.</param>
/// <param name="b_enc"><c>[d_sae]</c>; null for <see cref="SaeArchitecture.Gated"/> alone.</param>
/// <param name="b_dec"><c>[d_out]</c></param>
public sealed record SaeWeights(torch.Tensor W_enc, torch.Tensor W_dec, torch.Tensor? b_enc, torch.Tensor b_dec)
{
    /// <summary>θ of <see cref="SaeArchitecture.JumpReLU"/>, <c>[d_sae]</c>.</summary>
    public torch.Tensor? threshold { get; init; }

    /// <summary>Logarithm of the magnitude path's gain, of <see cref="SaeArchitecture.Gated"/>, <c>[d_sae]</c>.</summary>
    public torch.Tensor? r_mag { get; init; }

    /// <summary>Bias of the gate, of <see cref="SaeArchitecture.Gated"/>, <c>[d_sae]</c>.</summary>
    public torch.Tensor? b_gate { get; init; }

    /// <summary>Bias of the magnitude, of <see cref="SaeArchitecture.Gated"/>, <c>[d_sae]</c>.</summary>
    public torch.Tensor? b_mag { get; init; }

    /// <summary>A transcoder's linear path beside the latents, <c>[d_out, d_in]</c>; null without one.</summary>
    public torch.Tensor? W_skip { get; init; }

    /// <summary>From arrays with one row of numbers per latent in both matrices.</summary>
    /// <param name="encoderRows"><c>[d_sae, d_in]</c></param>
    /// <param name="decoderRows"><c>[d_sae, d_out]</c></param>
    /// <param name="b_enc"><c>[d_sae]</c>, or null.</param>
    /// <param name="b_dec"><c>[d_out]</c></param>
    public static SaeWeights FromRows(float[] encoderRows, float[] decoderRows, float[]? b_enc, float[] b_dec)
    {
        using var scope = torch.NewDisposeScope();
        int d_sae = decoderRows.Length / b_dec.Length;
        torch.Tensor encoder = torch.tensor(encoderRows).reshape(d_sae, encoderRows.Length / d_sae).t().contiguous();
        torch.Tensor decoder = torch.tensor(decoderRows).reshape(d_sae, b_dec.Length);
        var weights = new SaeWeights(encoder, decoder, b_enc is null ? null : torch.tensor(b_enc), torch.tensor(b_dec));
        scope.MoveToOuter(weights.Named().Select(pair => pair.Tensor));
        return weights;
    }

    /// <summary>The tensors that are there, by name.</summary>
    public IEnumerable<(string Name, torch.Tensor Tensor)> Named()
    {
        (string, torch.Tensor?)[] all =
        [
            (nameof(W_enc), W_enc), (nameof(W_dec), W_dec), (nameof(b_enc), b_enc), (nameof(b_dec), b_dec), (nameof(threshold), threshold),
            (nameof(r_mag), r_mag), (nameof(b_gate), b_gate), (nameof(b_mag), b_mag), (nameof(W_skip), W_skip),
        ];
        return from pair in all where pair.Item2 is not null select (pair.Item1, pair.Item2);
    }

    /// <summary>The same tensors after <paramref name="change"/>.</summary>
    internal SaeWeights Select(Func<torch.Tensor, torch.Tensor> change)
    {
        torch.Tensor? Change(torch.Tensor? tensor) => tensor is null ? null : change(tensor);
        return new SaeWeights(change(W_enc), change(W_dec), Change(b_enc), change(b_dec))
        {
            threshold = Change(threshold),
            r_mag = Change(r_mag),
            b_gate = Change(b_gate),
            b_mag = Change(b_mag),
            W_skip = Change(W_skip),
        };
    }
}
