using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Adam over all weights in one pass: while a latent's two rows are in the first-level cache its gradient is summed, both
/// moments and the weights moved, and the decoder vector renormalised where its length is held. A limit on the norm of the
/// whole gradient costs a second pass of sums, but no memory.
/// </summary>
public sealed class SparseAdam(SaeParameters parameters, SparseMethod method)
{
    // Partial sums by fixed blocks of latents: their order does not depend on the threads.
    private const int BlockSize = 64;
    private readonly int _blocks = (parameters.d_sae + BlockSize - 1) / BlockSize;
    private readonly float[] _partials = new float[(parameters.d_sae + BlockSize - 1) / BlockSize * parameters.d_in];
    private readonly double[] _squares = new double[(parameters.d_sae + BlockSize - 1) / BlockSize];
    private readonly SkipGradient? _skip = parameters.W_skip.Length > 0 ? new SkipGradient(parameters) : null;

    /// <summary>First moments, in the layout of the weights.</summary>
    public SaeParameters First { get; } = parameters.ZerosLike();

    /// <summary>Second moments.</summary>
    public SaeParameters Second { get; } = parameters.ZerosLike();

    /// <summary>Moves all weights by one step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="batch">The batch that ran.</param>
    /// <param name="gradient">Its gradient, prepared.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <returns>False when a weight is no longer finite.</returns>
    public bool Apply(SparseBatch batch, SparseGradient gradient, long step, double learningRate)
    {
        AdamStep adam = method.Adam.At(step + 1, learningRate), extraAdam = method.Adam.At(step + 1, learningRate * method.ExtraRate);
        SparseLane[] lanes = batch.LaneScratch.ToArray();
        _skip?.Compute(batch);
        float scale = method.GradientClip is { } limit ? (float)Math.Min(1, limit / Norm(batch, gradient, lanes)) : 1;
        bool[] sound = new bool[lanes.Length];
        Lanes.Run(lanes.Length, _blocks, (lane, first, end) =>
        {
            sound[lane] = true;
            for (int block = first; block < end; block++)
                sound[lane] &= ApplyBlock(block, adam, extraAdam, scale, gradient, lanes[lane].Gradient);
        });
        float[] bias = DecoderBias(gradient);
        Scale(bias, scale);
        adam.Apply(bias, First.b_dec, Second.b_dec, parameters.b_dec);
        if (_skip is not null)
        {
            Scale(_skip.Values, scale);
            adam.Apply(_skip.Values, First.W_skip, Second.W_skip, parameters.W_skip);
        }
        return Array.TrueForAll(sound, value => value) && float.IsFinite(RowKernels.Dot(parameters.b_dec, parameters.b_dec));
    }

    private double Norm(SparseBatch batch, SparseGradient gradient, SparseLane[] lanes)
    {
        Lanes.Run(lanes.Length, _blocks, (lane, first, end) =>
        {
            for (int block = first; block < end; block++)
                _squares[block] = SquaresOf(block, gradient, lanes[lane].Gradient);
        });
        float[] bias = DecoderBias(gradient);
        return Math.Sqrt(_squares.Sum() + RowKernels.Dot(bias, bias) + (_skip is null ? 0 : RowKernels.Dot(_skip.Values, _skip.Values)));
    }

    private double SquaresOf(int block, SparseGradient gradient, LatentGradient one)
    {
        Partial(block).Clear();
        double squares = 0;
        for (int latent = block * BlockSize; latent < End(block); latent++)
        {
            Take(latent, block, gradient, one);
            squares += (double)RowKernels.Dot(one.Encoder, one.Encoder) + RowKernels.Dot(one.Decoder, one.Decoder) + (double)one.EncoderBias * one.EncoderBias;
            for (int extra = 0; extra < parameters.ExtraNames.Count; extra++)
                squares += (double)one.Extras[extra] * one.Extras[extra];
        }
        return squares;
    }

    private bool ApplyBlock(int block, AdamStep adam, AdamStep extraAdam, float scale, SparseGradient gradient, LatentGradient one)
    {
        Partial(block).Clear();
        bool sound = true;
        for (int latent = block * BlockSize; latent < End(block); latent++)
        {
            Take(latent, block, gradient, one);
            Span<float> encoder = parameters.Encoder(latent), decoder = parameters.Decoder(latent);
            Scale(one.Decoder, scale);
            Scale(one.Encoder, scale);
            adam.Apply(one.Decoder, First.Decoder(latent), Second.Decoder(latent), decoder);
            adam.Apply(one.Encoder, First.Encoder(latent), Second.Encoder(latent), encoder);
            adam.ApplyOne(scale * one.EncoderBias, ref First.b_enc[latent], ref Second.b_enc[latent], ref parameters.b_enc[latent]);
            float length = method.UnitDecoder ? UnitRows.Normalise(decoder) : RowKernels.Dot(decoder, decoder);
            sound &= float.IsFinite(length) && float.IsFinite(parameters.b_enc[latent]) && float.IsFinite(encoder[0]);
            for (int extra = 0; extra < parameters.ExtraNames.Count; extra++)
            {
                ref float parameter = ref parameters.Extra(extra)[latent];
                extraAdam.ApplyOne(scale * one.Extras[extra], ref First.Extra(extra)[latent], ref Second.Extra(extra)[latent], ref parameter);
                parameter = Math.Max(method.ExtraFloor, parameter);
                sound &= float.IsFinite(parameter);
            }
        }
        return sound;
    }

    private void Take(int latent, int block, SparseGradient gradient, LatentGradient one)
    {
        gradient.Latent(latent, one);
        if (method.DecoderBiasAtInput && one.Product != 0)
            RowKernels.AddScaled(-one.Product, parameters.Encoder(latent), Partial(block));
    }

    private float[] DecoderBias(SparseGradient gradient)
    {
        float[] bias = new float[parameters.d_out];
        gradient.AddDecoderBias(bias);
        for (int block = 0; method.DecoderBiasAtInput && block < _blocks; block++)
            RowKernels.AddScaled(1, Partial(block), bias);
        return bias;
    }

    private static void Scale(float[] values, float scale)
    {
        if (scale != 1)
            TensorPrimitives.Multiply(values, scale, values);
    }

    private int End(int block) => Math.Min((block + 1) * BlockSize, parameters.d_sae);

    private Span<float> Partial(int block) => _partials.AsSpan(block * parameters.d_in, parameters.d_in);
}
