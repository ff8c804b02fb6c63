namespace Interp.Analysis.Sae.Penalties;

/// <summary>
/// Moves λ so that the measured L0 comes to the wanted one: with e = ln(L0 / wanted), smoothed and limited to ±1,
/// ln λ = ln λ₀ + P e + I Σ e. Shares of the run, not steps, set its pace; it rests with the learning rate, since weights that hardly
/// move cannot answer.
/// </summary>
public sealed class L0Controller(PenaltyOptions options)
{
    private const double Proportional = 0.5;
    private const double PerRun = 40;
    private const double FastestPerStep = 0.1;
    private const double SmoothedShare = 0.005;
    private const int Sum = 0;
    private const int Error = 1;

    /// <summary>Σ e and e, live.</summary>
    public float[] State { get; } = new float[2];

    /// <summary>λ of a step.</summary>
    public double CoefficientAt(long step)
    {
        double rise = Math.Min(1, (step + 1) / Math.Max(1, options.CoefficientWarmUpFraction * options.Steps));
        return options.Coefficient * rise * Math.Exp(Proportional * State[Error] + State[Sum]);
    }

    /// <summary>Takes in what a step measured.</summary>
    public void Measure(long step, double l0)
    {
        if (options.TargetL0 is not { } wanted || step < options.CoefficientWarmUpFraction * options.Steps)
            return;
        double error = Math.Clamp(Math.Log(Math.Max(l0, 1e-3) / wanted), -1, 1);
        double share = Math.Min(1, 1 / (SmoothedShare * options.Steps));
        State[Error] += (float)(share * (error - State[Error]));
        double pace = Math.Min(FastestPerStep, PerRun / options.Steps) * options.LearningRateAt(step) / options.BaseLearningRate;
        State[Sum] += (float)(pace * error);
    }
}
