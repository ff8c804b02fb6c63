using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Sparse;

namespace Interp.Analysis.Sae.Penalties;

/// <summary>A recipe whose λ follows a schedule or a wanted L0.</summary>
public abstract class PenaltyRecipe : SparseRecipe
{
    // Dense costs 10 · d_in · d_sae at the speed of matrix products, sparse 8 · L0 · d_in at about a tenth of that speed:
    // by this arithmetic the two meet near a tenth of all latents.
    private const double DenseAbove = 0.08;
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

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, float[]>> OwnState => [new("control", _control.State)];

    /// <inheritdoc/>
    protected override void BeforeStep(long step) => Penalty.Coefficient = _control.CoefficientAt(step);

    /// <inheritdoc/>
    protected override void AfterStep(long step, CancellationToken cancellation) => _control.Measure(step, Batch.ActiveCount / (double)Batch.Rows);
}
