using System.Numerics.Tensors;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// What all recipes share: rows are scaled, the method's forward and backward pass run over them, Adam moves the weights, dead
/// latents are counted in tokens. A recipe adds its method, its initial weights and what happens around a step.
/// </summary>
public abstract class SparseRecipe : ISaeRecipe
{
    private const int MedianRows = 8192;
    private readonly SaeOptions _options;
    private readonly TrainingRows _rows;
    private readonly double _variance;

    /// <summary>Allocates the run; all weights are 0.</summary>
    /// <param name="options">Of the run.</param>
    /// <param name="source">Its data; rows hold the targets after the inputs where the options have a target.</param>
    /// <param name="method">Makes the method from the weights and the variance of the scaled targets.</param>
    /// <param name="extras">Names of the recipe's own parameters with one number per latent.</param>
    protected SparseRecipe(SaeOptions options, IActivationSource source, Func<SaeParameters, double, SparseMethod> method, params IReadOnlyList<string> extras)
    {
        _options = options;
        Source = source;
        Scaling = new RowScaling(source, options.ScaleInputs, options.CentreInputs);
        _rows = new TrainingRows(source, Scaling, options);
        _variance = _rows.Variance;
        Parameters = new SaeParameters(_rows.d_in, options.d_sae, _rows.d_out, options.Target is { Skip: true }, extras);
        Method = method(Parameters, _variance);
        Optimiser = new SparseAdam(Parameters, Method);
        Batch = new SparseBatch(Parameters, Method, options.BatchSize, options.Threads);
        Gradient = new SparseGradient(Parameters, Batch);
        Clock = new FiringClock(options.d_sae, options.DeadWindow);
    }

    /// <inheritdoc/>
    public IActivationSource Source { get; }

    /// <inheritdoc/>
    public Memory<long> TokensSinceFired => Clock.TokensSinceFired;

    /// <summary>What is done to rows before they are trained on.</summary>
    public RowScaling Scaling { get; }

    /// <summary>The weights, for scaled activations.</summary>
    public SaeParameters Parameters { get; }

    /// <summary>Adam's moments.</summary>
    public SparseAdam Optimiser { get; }

    /// <summary>Variance of the scaled targets.</summary>
    internal double TargetVariance => _variance;

    /// <summary>The method, for another way to take the same step.</summary>
    internal SparseMethod StepMethod => Method;

    /// <summary>The method.</summary>
    protected SparseMethod Method { get; }

    /// <summary>The forward pass.</summary>
    protected SparseBatch Batch { get; }

    /// <summary>The backward pass.</summary>
    protected SparseGradient Gradient { get; }

    /// <summary>Tokens since each latent fired.</summary>
    protected FiringClock Clock { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Memory<float>> State
    {
        get
        {
            var state = new Dictionary<string, Memory<float>>(StringComparer.Ordinal);
            foreach ((string prefix, SaeParameters weights) in new[] { ("", Parameters), ("first.", Optimiser.First), ("second.", Optimiser.Second) })
            {
                foreach ((string name, float[] values) in weights.Named)
                    state[prefix + name] = values;
            }
            foreach ((string name, float[] values) in OwnState)
                state[name] = values;
            return state;
        }
    }

    /// <summary>What the recipe's next step depends on beside weights and moments, live, in a fixed order.</summary>
    protected virtual IEnumerable<KeyValuePair<string, float[]>> OwnState => [];

    /// <inheritdoc/>
    public SaeStepMetrics Step(ReadOnlySpan<float> rows, long step, CancellationToken cancellation)
    {
        BeforeStep(step);
        _rows.Fill(rows);
        Batch.Run(_rows.Inputs, _rows.Targets, Clock.Dead, cancellation);
        SparseLoss loss = Gradient.Prepare();
        Clock.Count(Batch);
        double l0 = Batch.L0;
        bool sound = Optimiser.Apply(Batch, Gradient, step, _options.LearningRateAt(step));
        AfterStep(step, Batch);
        if (MovesLatentsAfter(step))
            MoveLatents(step, cancellation);
        return new SaeStepMetrics(sound ? loss.Total : double.NaN, loss.SquaredError / _variance, l0, Clock.Dead.Length);
    }

    /// <inheritdoc/>
    public abstract SparseAutoencoder Export();

    /// <inheritdoc/>
    public void Dispose()
    {
        Batch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a recipe does before a step, e.g. setting its coefficient.</summary>
    protected internal virtual void BeforeStep(long step)
    {
    }

    /// <summary>What a recipe learns from a step, weights aside: its controller, its averages.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="batch">What the step measured.</param>
    protected internal virtual void AfterStep(long step, IBatchFigures batch)
    {
    }

    /// <summary>Whether a recipe sets weights by hand after a step.</summary>
    protected internal virtual bool MovesLatentsAfter(long step) => false;

    /// <summary>Sets weights by hand, e.g. resampling.</summary>
    protected internal virtual void MoveLatents(long step, CancellationToken cancellation)
    {
    }

    /// <summary>The weights for raw activations.</summary>
    protected DictionaryFold Fold(bool norms = false) => new(Parameters, Scaling, Method.DecoderBiasAtInput, norms);

    /// <summary>What the weights do not say.</summary>
    protected SaeSettings SettingsOf(SaeArchitecture architecture, int? k = null) =>
        new(architecture, k, Method.DecoderBiasAtInput) { Transcoder = _options.Target is not null };

    /// <summary>b_dec := the geometric median of the first rows' targets.</summary>
    protected void StartDecoderBiasAtMedian()
    {
        TrainingRows first = ReadScaled(0, (int)Math.Min(MedianRows, Source.Rows));
        GeometricMedian.Of(first.Targets, Parameters.d_out).CopyTo(Parameters.b_dec, 0);
    }

    /// <summary>
    /// W_dec := unit vectors, directions of random rows or uniform; W_enc := W_decᵀ, for a transcoder the directions of the same tokens' inputs.
    /// Call once b_dec stands.
    /// </summary>
    protected void StartWeights(DecoderStart start)
    {
        var random = new SeededRandom(_options.Seed, 0);
        long first = start == DecoderStart.DataDirections ? random.Next(Source.Rows) : 0;
        if (start == DecoderStart.DataDirections)
            DecoderStarts.FromRows(row => ReadScaled(row, 1).Targets.ToArray(), first, Parameters.b_dec, random, Parameters.W_dec);
        else
            DecoderStarts.Random(random, Parameters.d_out, Parameters.W_dec);
        if (_options.Target is null)
            Parameters.W_dec.CopyTo(Parameters.W_enc, 0);
        else if (start == DecoderStart.DataDirections)
            DecoderStarts.FromRows(row => ReadScaled(row, 1).Inputs.ToArray(), first, new float[Parameters.d_in], random, Parameters.W_enc);
        else
            DecoderStarts.Random(random, Parameters.d_in, Parameters.W_enc);
    }

    /// <summary>
    /// Multiplies W_enc by what makes the first reconstructions fit best. Directions overlap, and their plain sum is several times too long; as long as b_enc is 0 and
    /// the choice does not change, the reconstruction is proportional to the encoder, and the best factor a least-squares quotient.
    /// </summary>
    /// <returns>The factor.</returns>
    protected float FitGain()
    {
        int rows = (int)Math.Min(_options.BatchSize, Source.Rows), d = Parameters.d_out;
        TrainingRows first = ReadScaled(0, rows);
        Batch.Run(first.Inputs, first.Targets, [], CancellationToken.None);
        double inner = 0, squares = 0;
        float[] reconstruction = new float[d];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> target = Batch.Targets.Slice(row * d, d);
            Batch.Residuals.AsSpan(row * d, d).CopyTo(reconstruction);
            RowKernels.AddScaled(1, target, reconstruction);
            inner += RowKernels.Dot(target, reconstruction);
            squares += RowKernels.Dot(reconstruction, reconstruction);
        }
        float gain = inner > 0 && squares > 0 ? (float)(inner / squares) : 1;
        TensorPrimitives.Multiply(Parameters.W_enc, gain, Parameters.W_enc);
        return gain;
    }

    /// <summary>Rows of the source, scaled; reading goes on at the start when the end is reached.</summary>
    protected TrainingRows ReadScaled(long firstRow, int count)
    {
        float[] rows = new float[checked(count * Source.d_in)];
        CircularRows.Read(Source, firstRow, rows);
        var scaled = new TrainingRows(Source, Scaling, _options);
        scaled.Fill(rows);
        return scaled;
    }
}
