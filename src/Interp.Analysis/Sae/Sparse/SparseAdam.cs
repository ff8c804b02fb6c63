using Interp.Analysis.Sae.Kernels;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// Adam over all weights in one pass: while a latent's two rows are in the first-level cache its gradient is summed, the
/// part along the unit decoder vector removed, both moments and the weights moved, and the decoder vector renormalised.
/// </summary>
public sealed class SparseAdam(SaeParameters parameters, AdamSettings settings)
{
    // Partial sums of b_dec's gradient by fixed blocks of latents: their order does not depend on the threads.
    private const int BlockSize = 64;
    private readonly float[] _partials = new float[(parameters.d_sae + BlockSize - 1) / BlockSize * parameters.d_in];

    /// <summary>First moments, in the layout of the weights.</summary>
    public SaeParameters First { get; } = new(parameters.d_in, parameters.d_sae);

    /// <summary>Second moments.</summary>
    public SaeParameters Second { get; } = new(parameters.d_in, parameters.d_sae);

    /// <summary>Moves all weights by one step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="batch">The batch that ran.</param>
    /// <param name="gradient">Its gradient, prepared.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <returns>False when a weight is no longer finite.</returns>
    public bool Apply(SparseBatch batch, SparseGradient gradient, long step, double learningRate)
    {
        AdamStep adam = settings.At(step + 1, learningRate);
        int blocks = (parameters.d_sae + BlockSize - 1) / BlockSize;
        bool[] sound = new bool[batch.LaneScratch.Length];
        SparseLane[] lanes = batch.LaneScratch.ToArray();
        Lanes.Run(lanes.Length, blocks, (lane, first, end) =>
        {
            sound[lane] = true;
            for (int block = first; block < end; block++)
                sound[lane] &= ApplyBlock(block, adam, gradient, lanes[lane]);
        });
        float[] bias = new float[parameters.d_in];
        gradient.AddDecoderBias(bias);
        for (int block = 0; block < blocks; block++)
            RowKernels.AddScaled(1, Partial(block), bias);
        adam.Apply(bias, First.b_dec, Second.b_dec, parameters.b_dec);
        return Array.TrueForAll(sound, value => value) && float.IsFinite(RowKernels.Dot(parameters.b_dec, parameters.b_dec));
    }

    private bool ApplyBlock(int block, AdamStep adam, SparseGradient gradient, SparseLane lane)
    {
        Span<float> partial = Partial(block);
        partial.Clear();
        bool sound = true;
        int end = Math.Min((block + 1) * BlockSize, parameters.d_sae);
        for (int latent = block * BlockSize; latent < end; latent++)
        {
            float bias = gradient.Latent(latent, lane.EncoderGradient, lane.DecoderGradient, lane.AuxGradient);
            Span<float> encoder = parameters.Encoder(latent), decoder = parameters.Decoder(latent);
            if (bias != 0)
                RowKernels.AddScaled(-bias, encoder, partial);
            UnitRows.RemoveParallel(lane.DecoderGradient, decoder);
            adam.Apply(lane.DecoderGradient, First.Decoder(latent), Second.Decoder(latent), decoder);
            adam.Apply(lane.EncoderGradient, First.Encoder(latent), Second.Encoder(latent), encoder);
            adam.ApplyOne(bias, ref First.b_enc[latent], ref Second.b_enc[latent], ref parameters.b_enc[latent]);
            sound &= float.IsFinite(UnitRows.Normalise(decoder)) && float.IsFinite(parameters.b_enc[latent]) && float.IsFinite(encoder[0]);
        }
        return sound;
    }

    private Span<float> Partial(int block) => _partials.AsSpan(block * parameters.d_in, parameters.d_in);
}
