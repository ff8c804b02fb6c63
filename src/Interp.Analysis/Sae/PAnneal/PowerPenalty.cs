using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Penalties;

namespace Interp.Analysis.Sae.PAnneal;

/// <summary>λ Σ ((f + ε)^p − ε^p): Σ f^p, but with a slope that stays finite at f = 0; at p = 1 it is Σ f.</summary>
public sealed class PowerPenalty : PenaltyObjective
{
    private const float Epsilon = 1e-3f;

    /// <summary>p.</summary>
    public double Power { get; set; } = 1;

    /// <summary>What f costs at a power, before λ.</summary>
    public static float Cost(float f, float power) => MathF.Pow(f + Epsilon, power) - MathF.Pow(Epsilon, power);

    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float power = (float)Power, sum = 0, slope = (float)(Coefficient * Power / rows);
        for (int i = 0; i < row.Values.Length; i++)
        {
            float f = row.Values[i];
            sum += Cost(f, power);
            row.Gradients[i] += slope * MathF.Pow(f + Epsilon, power - 1);
        }
        return (float)Coefficient * sum;
    }
}
