using System.Numerics.Tensors;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Weights for scaled and centred rows as weights for raw ones. With x' = s (x − μ) the same dictionary on x has its f in units of
/// u: W_enc s / u, (b_enc − W_enc s μ) / u, W_dec u / s and b_dec / s + μ; u is the factor of the outputs, so that one factor for all leaves
/// both matrices as they are. Decoder norms n go into f where asked: W_enc n, b_enc n, W_dec / n.
/// </summary>
public sealed class DictionaryFold
{
    private readonly float _unit;
    private readonly float[] _norms;

    /// <param name="weights">For scaled rows.</param>
    /// <param name="scaling">What was done to the rows.</param>
    /// <param name="biasAtInput">Whether the encoder reads x − b_dec.</param>
    /// <param name="foldNorms">Whether decoder rows come out with unit norm.</param>
    public DictionaryFold(SaeParameters weights, RowScaling scaling, bool biasAtInput, bool foldNorms)
    {
        (int d_in, int d_out, int width) = (weights.d_in, weights.d_out, scaling.Factors.Length);
        ReadOnlySpan<float> inFactors = scaling.Factors.AsSpan(0, d_in), inMean = scaling.Mean.AsSpan(0, d_in);
        ReadOnlySpan<float> outFactors = scaling.Factors.AsSpan(width - d_out), outMean = scaling.Mean.AsSpan(width - d_out);
        _unit = outFactors.ContainsAnyExcept(outFactors[0]) ? 1 : outFactors[0];
        float[] a = new float[d_in], c = new float[d_out], shift = new float[d_in];
        TensorPrimitives.Divide(inFactors, _unit, a);
        TensorPrimitives.Divide(outFactors, _unit, c);
        TensorPrimitives.Multiply(inFactors, inMean, shift);
        (W_enc, W_dec, b_enc, b_dec) = (new float[weights.W_enc.Length], new float[weights.W_dec.Length], [.. weights.b_enc], new float[d_out]);
        _norms = new float[weights.d_sae];
        for (int latent = 0; latent < weights.d_sae; latent++)
        {
            Span<float> encoder = W_enc.AsSpan(latent * d_in, d_in), decoder = W_dec.AsSpan(latent * d_out, d_out);
            TensorPrimitives.Divide(weights.Decoder(latent), c, decoder);
            float norm = foldNorms ? MathF.Sqrt(RowKernels.Dot(decoder, decoder)) : 1;
            _norms[latent] = norm > 0 ? norm : 1;
            TensorPrimitives.Divide(decoder, _norms[latent], decoder);
            TensorPrimitives.Multiply(weights.Encoder(latent), a, encoder);
            TensorPrimitives.Multiply(encoder, _norms[latent], encoder);
            b_enc[latent] -= biasAtInput ? 0 : RowKernels.Dot(weights.Encoder(latent), shift);
        }
        b_enc = Latents(b_enc);
        TensorPrimitives.Divide(weights.b_dec, outFactors, b_dec);
        TensorPrimitives.Add(b_dec, outMean, b_dec);
        W_skip = FoldSkip(weights, inFactors, outFactors, inMean);
    }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public float[] W_enc { get; }

    /// <summary><c>[d_sae, d_out]</c></summary>
    public float[] W_dec { get; }

    /// <summary><c>[d_sae]</c></summary>
    public float[] b_enc { get; }

    /// <summary><c>[d_out]</c></summary>
    public float[] b_dec { get; }

    /// <summary><c>[d_out, d_in]</c>, or empty.</summary>
    public float[] W_skip { get; }

    /// <summary>Numbers that pre-activations are added to or compared with, one per latent, in the units of the folded ones.</summary>
    public float[] Latents(ReadOnlySpan<float> values)
    {
        float[] folded = new float[values.Length];
        TensorPrimitives.Divide(values, _unit, folded);
        TensorPrimitives.Multiply(folded, _norms, folded);
        return folded;
    }

    /// <summary>As tensors.</summary>
    public SaeWeights ToWeights()
    {
        SaeWeights weights = SaeWeights.FromRows(W_enc, W_dec, b_enc, b_dec);
        return W_skip.Length == 0 ? weights : weights with { W_skip = torch.tensor(W_skip).reshape(b_dec.Length, W_skip.Length / b_dec.Length) };
    }

    private float[] FoldSkip(SaeParameters weights, ReadOnlySpan<float> inFactors, ReadOnlySpan<float> outFactors, ReadOnlySpan<float> inMean)
    {
        float[] skip = [.. weights.W_skip];
        for (int row = 0; row * weights.d_in < skip.Length; row++)
        {
            Span<float> numbers = skip.AsSpan(row * weights.d_in, weights.d_in);
            TensorPrimitives.Multiply(numbers, inFactors, numbers);
            TensorPrimitives.Divide(numbers, outFactors[row], numbers);
            b_dec[row] -= RowKernels.Dot(numbers, inMean);
        }
        return skip;
    }
}
