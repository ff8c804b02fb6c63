using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>A recipe whose λ follows a schedule or a wanted L0.</summary>
public abstract class PenaltyRecipe : SparseRecipe
{
    // Dense costs 10 · d_in · d_sae at the speed of matrix products, sparse 8 · L0 · d_in at about a tenth of that speed:
    // by this arithmetic the two meet near a tenth of all latents.
    private const double DenseAbove = 0.08;
    private const int StartRows = 256;
    private readonly L0Controller _control;

    /// <summary>Starts a run; all weights are 0.</summary>
    protected PenaltyRecipe(PenaltyOptions options, IActivationSource source, Func<SaeParameters, double, SparseMethod> method, params IReadOnlyList<string> extras)
        : base(options, source, (weights, variance) => method(weights, variance) with { DenseAbove = DenseAbove, GradientClip = options.GradientClip }, extras)
    {
        _control = new L0Controller(options);
    }

    /// <summary>λ of the latest step.</summary>
    public double Coefficient => Penalty.Coefficient;

    /// <summary>The loss.</summary>
    protected PenaltyObjective Penalty => (PenaltyObjective)Method.Objective;

    /// <summary>
    /// Begins where a long run would come to: W_dec directions of data, W_enc along them, and one threshold θ of all latents (b_enc = −θ, or as the recipe has it) that leaves
    /// so many active, all scaled so that the first reconstructions fit best.
    /// </summary>
    /// <param name="active">Latents active on a mean row.</param>
    /// <param name="start">Where the directions begin.</param>
    /// <param name="setThreshold">Puts −θ, before and after the fit, where it belongs.</param>
    protected void StartFitted(double active, DecoderStart start, Action<float> setThreshold)
    {
        StartWeights(start);
        float threshold = ThresholdFor((int)Math.Clamp(active, 1, Math.Max(1, Parameters.d_sae / 4)));
        setThreshold(-threshold);
        setThreshold(-threshold * FitGain());
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, float[]>> OwnState => [new("control", _control.State)];

    /// <inheritdoc/>
    protected internal override void BeforeStep(long step) => Penalty.Coefficient = _control.CoefficientAt(step);

    /// <inheritdoc/>
    protected internal override void AfterStep(long step, IBatchFigures batch) => _control.Measure(step, batch.L0);

    // The θ above which so many latents are on a mean row, from some rows' z.
    private float ThresholdFor(int active)
    {
        int rows = (int)Math.Min(StartRows, Source.Rows), latents = Parameters.d_sae, d = Parameters.d_in;
        TrainingRows first = ReadScaled(0, rows);
        float[] z = new float[rows * latents];
        for (int latent = 0; latent < latents; latent++)
        {
            ReadOnlySpan<float> encoder = Parameters.Encoder(latent);
            float offset = Method.DecoderBiasAtInput ? RowKernels.Dot(Parameters.b_dec, encoder) : 0;
            for (int row = 0; row < rows; row++)
                z[row * latents + latent] = RowKernels.Dot(first.Inputs.Slice(row * d, d), encoder) - offset;
        }
        return Math.Max(0, KthLargest.Find(z, rows * active));
    }
}
