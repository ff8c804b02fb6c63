using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

namespace Interp.Analysis.Sae.L1;

/// <summary>
/// f = ReLU(z); loss = ‖x − x̂‖² + λ Σ f, decoder rows of unit norm. W_enc starts Kaiming-uniform, W_dec as random unit
/// vectors. At the resampling moments latents that have not fired since half a gap before are put where the loss is large.
/// </summary>
public sealed class L1Recipe : SparseRecipe
{
    // Dense costs 10 · d_in · d_sae at the speed of matrix products, sparse 8 · L0 · d_in at about a tenth of that speed:
    // by this arithmetic the two meet near a tenth of all latents.
    private const double DenseAbove = 0.08;
    private readonly L1Options _options;

    /// <summary>Starts a run.</summary>
    public L1Recipe(L1Options options, IActivationSource source)
        : base(options, source, (_, _) => new SparseMethod(() => new PositiveSelector(), new L1Penalty { Coefficient = options.L1Coefficient })
        {
            DenseAbove = DenseAbove,
            GradientClip = options.GradientClip,
        })
    {
        _options = options;
        StartDecoderBiasAtMedian();
        var random = new SeededRandom(options.Seed, 0);
        float bound = MathF.Sqrt(6f / source.d_in);
        for (int i = 0; i < Parameters.W_enc.Length; i++)
        {
            Parameters.W_enc[i] = bound * (float)(2 * random.NextDouble() - 1);
            Parameters.W_dec[i] = random.NextGaussian();
        }
        for (int latent = 0; latent < Parameters.d_sae; latent++)
            UnitRows.Normalise(Parameters.Decoder(latent));
    }

    /// <inheritdoc/>
    public override SparseAutoencoder Export()
    {
        var fold = new DictionaryFold(Parameters, Scaling, biasAtInput: true, foldNorms: false);
        return SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard), fold.W_enc, fold.W_dec, fold.b_enc, fold.b_dec);
    }

    /// <summary>Puts latents that have not fired for <paramref name="window"/> tokens where the loss is large.</summary>
    /// <returns>How many were moved.</returns>
    public int Resample(long step, long window, CancellationToken cancellation)
    {
        int[] dead = Clock.NotFiredFor(window);
        if (dead.Length == 0)
            return 0;
        var random = new SeededRandom(_options.Seed, step + 1);
        long first = random.Next(Source.Rows);
        double[] cumulated = CumulatedSquaredLosses(first, cancellation);
        if (!(cumulated[^1] > 0))
            return 0;
        float norm = (float)_options.ResampleEncoderNorm * MeanAliveEncoderNorm(dead);
        foreach (int latent in dead)
        {
            int place = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
            MoveTo(latent, first + Math.Min(place < 0 ? ~place : place + 1, cumulated.Length - 1), norm);
        }
        return dead.Length;
    }

    /// <inheritdoc/>
    protected override void AfterStep(long step, CancellationToken cancellation)
    {
        long done = step + 1;
        if (!_options.ResampleSteps.Contains(done))
            return;
        long before = _options.ResampleSteps.Where(moment => moment < done).DefaultIfEmpty(0).Max();
        Resample(step, Math.Max(1, (done - before) / 2) * _options.BatchSize, cancellation);
    }

    private double[] CumulatedSquaredLosses(long first, CancellationToken cancellation)
    {
        int count = (int)Math.Min(_options.ResampleRows, Source.Rows);
        double[] cumulated = new double[count];
        double sum = 0;
        for (int start = 0; start < count; start += _options.BatchSize)
        {
            TrainingRows rows = ReadScaled(first + start, Math.Min(_options.BatchSize, count - start));
            Batch.Run(rows.Inputs, rows.Targets, [], cancellation);
            for (int row = 0; row < Batch.Rows; row++)
            {
                double loss = Batch.Errors[row] + Batch.Penalties[row];
                sum += loss * loss;
                cumulated[start + row] = sum;
            }
        }
        return cumulated;
    }

    private float MeanAliveEncoderNorm(int[] dead)
    {
        double sum = 0;
        int alive = 0;
        for (int latent = 0; latent < Parameters.d_sae; latent++)
        {
            if (Array.BinarySearch(dead, latent) >= 0)
                continue;
            sum += Math.Sqrt(RowKernels.Dot(Parameters.Encoder(latent), Parameters.Encoder(latent)));
            alive++;
        }
        return alive > 0 ? (float)(sum / alive) : 1;
    }

    private void MoveTo(int latent, long row, float norm)
    {
        Span<float> decoder = Parameters.Decoder(latent);
        ReadScaled(row, 1).Inputs.CopyTo(decoder);
        UnitRows.Normalise(decoder);
        Span<float> encoder = Parameters.Encoder(latent);
        encoder.Clear();
        RowKernels.AddScaled(norm, decoder, encoder);
        Parameters.b_enc[latent] = 0;
        Optimiser.First.Clear(latent);
        Optimiser.Second.Clear(latent);
        Clock.TokensSinceFired[latent] = 0;
    }
}
