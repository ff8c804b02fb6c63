using System.Numerics.Tensors;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = z · 1[z &gt; θ]. The step has no derivative; θ learns from ∂f/∂θ := −(θ/ε) rect((z − θ)/ε) and ∂1[z &gt; θ]/∂θ := −(1/ε) rect((z − θ)/ε), with
/// rect(u) = 1[|u| &lt; ½].
/// </summary>
/// <param name="parameters">Their first further parameter is θ.</param>
/// <param name="bandwidth">ε.</param>
public abstract class ThresholdObjective(SaeParameters parameters, float bandwidth) : PenaltyObjective
{
    /// <summary>θ − ε/2, refreshed for every batch: at or below lies nothing of interest.</summary>
    public float[] Bounds { get; } = new float[parameters.d_sae];

    /// <summary>The weights.</summary>
    protected SaeParameters Parameters => parameters;

    /// <summary>θ, live.</summary>
    protected float[] Thresholds => parameters.Extra(0);

    /// <summary>ε.</summary>
    protected float Bandwidth => bandwidth;

    /// <inheritdoc/>
    public override void Begin() => TensorPrimitives.Subtract(Thresholds, bandwidth / 2, Bounds);

    /// <inheritdoc/>
    public override void Activate(ActiveRow row)
    {
        for (int i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] <= Thresholds[row.Features[i]])
                row.Values[i] = 0;
        }
    }

    /// <summary>Whether z lies within ε/2 of θ; an inactive candidate always does.</summary>
    protected bool InWindow(float f, float threshold) => f == 0 || f - threshold < bandwidth / 2;
}
