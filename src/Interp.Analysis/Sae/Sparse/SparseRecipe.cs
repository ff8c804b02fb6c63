using System.Numerics.Tensors;

using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Kernels;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// What the recipes with a unit-norm decoder share: x̂ = W_dec f + b_dec, f chosen from z = W_enc (x − b_dec) + b_enc, Adam
/// with parallel-gradient removal, dead latents counted in tokens.
/// </summary>
/// <remarks>
/// Rows are multiplied by √(d_in / E‖x‖²) before training, so that one learning rate and one λ suit every model;
/// <see cref="Export"/> folds the factor back into both biases (W_enc and W_dec do not change under it).
/// </remarks>
public abstract class SparseRecipe : ISaeRecipe
{
    private const int MedianRows = 8192;
    private readonly float[] _scaled;
    private readonly SaeOptions _options;
    private readonly double _variance;

    /// <summary>Allocates the run and initialises b_dec to the geometric median of the first rows.</summary>
    protected SparseRecipe(SaeOptions options, IActivationSource source, AdamSettings adam, Func<IRowSelector> selector, Func<double, SparseObjective> objective, double denseAbove = double.PositiveInfinity)
    {
        _options = options;
        Source = source;
        ActivationStatistics statistics = source.Statistics;
        if (!(statistics.Variance > 0))
            throw new InvalidDataException("All activations are equal: there is nothing to learn. Check the hook point and the model.");
        InputScale = (float)Math.Sqrt(source.d_in / statistics.MeanSquaredNorm);
        _variance = statistics.Variance * InputScale * InputScale;
        Parameters = new SaeParameters(source.d_in, options.d_sae);
        Optimiser = new SparseAdam(Parameters, adam);
        Batch = new SparseBatch(Parameters, options.BatchSize, options.Threads, selector, objective(_variance), denseAbove);
        Gradient = new SparseGradient(Parameters, Batch);
        _scaled = new float[options.BatchSize * source.d_in];
        TokensFired = new long[options.d_sae];
        GeometricMedian.Of(ReadScaled(0, (int)Math.Min(MedianRows, source.Rows)), source.d_in).CopyTo(Parameters.b_dec, 0);
    }

    /// <inheritdoc/>
    public IActivationSource Source { get; }

    /// <inheritdoc/>
    public Memory<long> TokensSinceFired => TokensFired;

    /// <summary>What rows are multiplied by before they are trained on.</summary>
    public float InputScale { get; }

    /// <summary>The weights, for scaled activations.</summary>
    public SaeParameters Parameters { get; }

    /// <summary>Adam's moments.</summary>
    public SparseAdam Optimiser { get; }

    /// <summary>The forward pass.</summary>
    protected SparseBatch Batch { get; }

    /// <summary>The backward pass.</summary>
    protected SparseGradient Gradient { get; }

    /// <summary>Tokens since each latent fired.</summary>
    protected long[] TokensFired { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Memory<float>> State => new Dictionary<string, Memory<float>>(StringComparer.Ordinal)
    {
        ["W_enc"] = Parameters.W_enc,
        ["W_dec"] = Parameters.W_dec,
        ["b_enc"] = Parameters.b_enc,
        ["b_dec"] = Parameters.b_dec,
        ["first.W_enc"] = Optimiser.First.W_enc,
        ["first.W_dec"] = Optimiser.First.W_dec,
        ["first.b_enc"] = Optimiser.First.b_enc,
        ["first.b_dec"] = Optimiser.First.b_dec,
        ["second.W_enc"] = Optimiser.Second.W_enc,
        ["second.W_dec"] = Optimiser.Second.W_dec,
        ["second.b_enc"] = Optimiser.Second.b_enc,
        ["second.b_dec"] = Optimiser.Second.b_dec,
    };

    /// <inheritdoc/>
    public SaeStepMetrics Step(ReadOnlySpan<float> rows, long step, CancellationToken cancellation)
    {
        Span<float> scaled = _scaled.AsSpan(0, rows.Length);
        TensorPrimitives.Multiply(rows, InputScale, scaled);
        Batch.Run(scaled, DeadLatents(), cancellation);
        SparseLoss loss = Gradient.Prepare();
        CountFirings();
        bool sound = Optimiser.Apply(Batch, Gradient, step, _options.LearningRateAt(step));
        AfterStep(step, cancellation);
        return new SaeStepMetrics(sound ? loss.Total : double.NaN, loss.SquaredError / _variance, Batch.ActiveCount / (double)Batch.Rows, DeadLatents().Length);
    }

    /// <inheritdoc/>
    public SparseAutoencoder Export()
    {
        float[] encoderBias = new float[Parameters.d_sae], decoderBias = new float[Parameters.d_in];
        TensorPrimitives.Divide(Parameters.b_enc, InputScale, encoderBias);
        TensorPrimitives.Divide(Parameters.b_dec, InputScale, decoderBias);
        return SparseAutoencoder.FromRows(ExportSettings, Parameters.W_enc, Parameters.W_dec, encoderBias, decoderBias);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Batch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>How the finished dictionary chooses its latents.</summary>
    protected abstract SaeSettings ExportSettings { get; }

    /// <summary>What a recipe does between two steps, e.g. resampling.</summary>
    protected virtual void AfterStep(long step, CancellationToken cancellation)
    {
    }

    /// <summary>Latents that have not fired within the dead window, in increasing order.</summary>
    protected int[] DeadLatents()
    {
        long window = _options.DeadWindow;
        return [.. Enumerable.Range(0, TokensFired.Length).Where(latent => TokensFired[latent] >= window)];
    }

    /// <summary>Rows of the source, multiplied by <see cref="InputScale"/>; reading goes on at the start when the end is reached.</summary>
    protected float[] ReadScaled(long firstRow, int count)
    {
        float[] rows = new float[checked(count * Source.d_in)];
        CircularRows.Read(Source, firstRow, rows);
        TensorPrimitives.Multiply(rows, InputScale, rows);
        return rows;
    }

    private void CountFirings()
    {
        for (int latent = 0; latent < TokensFired.Length; latent++)
            TokensFired[latent] += Batch.Rows;
        foreach (int latent in Batch.Pairs.Features)
            TokensFired[latent] = 0;
        for (int latent = 0; Batch.IsDense && latent < TokensFired.Length; latent++)
        {
            if (Batch.Dense!.Fired[latent] > 0)
                TokensFired[latent] = 0;
        }
    }
}
