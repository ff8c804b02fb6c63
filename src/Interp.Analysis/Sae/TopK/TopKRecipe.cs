using System.Numerics;
using System.Numerics.Tensors;

using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

namespace Interp.Analysis.Sae.TopK;

/// <summary>
/// f = ReLU of the k largest z; loss = ‖x − x̂‖² / Var(x) + α · AuxK, AuxK the relative error of explaining x − x̂ by the
/// k_aux largest positive z among dead latents, decoded without a bias. Decoder rows keep unit norm; W_enc starts as W_decᵀ.
/// </summary>
public sealed class TopKRecipe : SparseRecipe
{
    private readonly TopKOptions _options;

    /// <summary>Starts a run.</summary>
    public TopKRecipe(TopKOptions options, IActivationSource source)
        : base(options, source, new AdamSettings(Epsilon: 6.25e-10f), () => new TopKSelector(options.k), variance => Objective(options, source, variance))
    {
        _options = options;
        if (options.Start == DecoderStart.DataDirections)
            StartFromData();
        else
            StartAtRandom();
        Parameters.W_dec.CopyTo(Parameters.W_enc, 0);
        if (options.FitInitialGain)
            FitGain();
    }

    /// <inheritdoc/>
    protected override SaeSettings ExportSettings => new(SaeArchitecture.TopK, _options.k);

    private static SparseObjective Objective(TopKOptions options, IActivationSource source, double variance)
    {
        int powerOfTwo = 1 << BitOperations.Log2((uint)Math.Max(1, source.d_in / 2));
        return new SparseObjective(variance, 0, options.AuxWeight, Math.Min(options.AuxLatents ?? powerOfTwo, options.d_sae), options.AuxRowStride);
    }

    // The first k directions overlap and add up to several times the input. With b_enc = 0 the reconstruction is proportional to the encoder: the best factor is a least-squares quotient.
    private void FitGain()
    {
        int rows = (int)Math.Min(_options.BatchSize, Source.Rows);
        Batch.Run(ReadScaled(0, rows), [], CancellationToken.None);
        double inner = 0, squares = 0;
        float[] reconstruction = new float[Source.d_in];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> centred = Batch.Centred.Slice(row * Source.d_in, Source.d_in);
            Batch.Residuals.AsSpan(row * Source.d_in, Source.d_in).CopyTo(reconstruction);
            RowKernels.AddScaled(1, centred, reconstruction);
            inner += RowKernels.Dot(centred, reconstruction);
            squares += RowKernels.Dot(reconstruction, reconstruction);
        }
        if (inner > 0 && squares > 0)
            TensorPrimitives.Multiply(Parameters.W_enc, (float)(inner / squares), Parameters.W_enc);
    }

    private void StartFromData()
    {
        var random = new SeededRandom(_options.Seed, 0);
        long first = random.Next(Source.Rows);
        for (int latent = 0; latent < Parameters.d_sae; latent++)
        {
            Span<float> direction = Parameters.Decoder(latent);
            ReadScaled(first + latent, 1).CopyTo(direction);
            RowKernels.AddScaled(-1, Parameters.b_dec, direction);
            // Rows repeat when the dictionary is larger than the data, and rows may be equal: a little noise tells them apart.
            float noise = 0.01f * MathF.Sqrt(RowKernels.Dot(direction, direction) / direction.Length);
            for (int i = 0; i < direction.Length; i++)
                direction[i] += Math.Max(noise, 1e-6f) * random.NextGaussian();
            UnitRows.Normalise(direction);
        }
    }

    private void StartAtRandom()
    {
        var random = new SeededRandom(_options.Seed, 0);
        for (int i = 0; i < Parameters.W_dec.Length; i++)
            Parameters.W_dec[i] = random.NextGaussian();
        for (int latent = 0; latent < Parameters.d_sae; latent++)
            UnitRows.Normalise(Parameters.Decoder(latent));
    }
}
