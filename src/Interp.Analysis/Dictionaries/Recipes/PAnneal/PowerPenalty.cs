namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ ((f + ε)^p − ε^p): Σ f^p, but with a slope that stays finite at f = 0; at p = 1 it is Σ f.</summary>
public sealed class PowerPenalty : PenaltyObjective
{
    /// <summary>ε.</summary>
    public const float Epsilon = 1e-3f;

    private double _now;
    private double _next;

    /// <summary>p.</summary>
    public double Power { get; set; } = 1;

    /// <summary>p after its next fall.</summary>
    public double NextPower { get; set; } = 1;

    /// <summary>What the batch costs at p over what it costs at the next p, before λ; 1 where nothing is active.</summary>
    public double Fall => _now > 0 && _next > 0 ? _now / _next : 1;

    /// <summary>What f costs at a power, before λ.</summary>
    public static float Cost(float f, float power) => MathF.Pow(f + Epsilon, power) - MathF.Pow(Epsilon, power);

    /// <inheritdoc/>
    public override void Begin() => (_now, _next) = (0, 0);

    /// <inheritdoc/>
    public override void Measure(ReadOnlySpan<float> f)
    {
        if (!(NextPower < Power))
            return;
        float power = (float)Power, next = (float)NextPower;
        double atPower = 0, atNext = 0;
        foreach (float value in f)
        {
            atPower += Cost(value, power);
            atNext += Cost(value, next);
        }
        Measure(atPower, atNext);
    }

    /// <summary>Adds what some rows cost at p and at the next p.</summary>
    public void Measure(double atPower, double atNext) => (_now, _next) = (_now + atPower, _next + atNext);

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
