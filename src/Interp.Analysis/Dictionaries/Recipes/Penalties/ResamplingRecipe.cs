using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// A penalised recipe with a unit-norm decoder and x − b_dec at the encoder. At the resampling moments latents that have not fired since half
/// a gap before are put on inputs drawn in proportion to their squared loss (Bricken et al. 2023).
/// </summary>
public abstract class ResamplingRecipe : PenaltyRecipe
{
    private readonly ResamplingOptions _options;

    /// <summary>Starts a run: b_dec at the geometric median, W_enc Kaiming-uniform, W_dec random unit vectors, or fitted.</summary>
    protected ResamplingRecipe(ResamplingOptions options, IActivationSource source, Func<SaeParameters, SparseMethod> method, params IReadOnlyList<string> extras)
        : base(options, source, (weights, _) => method(weights), extras)
    {
        _options = options;
        StartDecoderBiasAtMedian();
        if (options.FittedStartL0 is { } active)
        {
            StartFitted(active, DecoderStart.DataDirections, SetBiases);
            return;
        }
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
    protected internal override bool MovesLatentsAfter(long step) => _options.ResampleSteps.Contains(step + 1);

    /// <inheritdoc/>
    protected internal override void MoveLatents(long step, CancellationToken cancellation)
    {
        long done = step + 1;
        long before = _options.ResampleSteps.Where(moment => moment < done).DefaultIfEmpty(0).Max();
        Resample(step, Math.Max(1, (done - before) / 2) * _options.BatchSize, cancellation);
    }

    // A recipe with a second path of its own (b_mag) begins with both alike.
    private void SetBiases(float bias)
    {
        Array.Fill(Parameters.b_enc, bias);
        if (Parameters.ExtraNames.Count > 0)
            Array.Fill(Parameters.Extra(0), bias);
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
        foreach (SaeParameters weights in new[] { Parameters, Optimiser.First, Optimiser.Second })
            weights.Clear(latent);
        Span<float> decoder = Parameters.Decoder(latent);
        ReadScaled(row, 1).Inputs.CopyTo(decoder);
        UnitRows.Normalise(decoder);
        RowKernels.AddScaled(norm, decoder, Parameters.Encoder(latent));
        Clock.TokensSinceFired[latent] = 0;
    }
}
