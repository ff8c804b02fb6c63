namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Moves λ so that the measured L0 follows a path from where it began to the wanted one, and stays there: with e = ln(L0 / path), smoothed,
/// ln λ = ln λ₀ + P e + Σ I e.
/// </summary>
/// <remarks>
/// λ does not set L0 but its speed, so integration alone would swing for ever: P damps, and I = P² a / 4 is the fastest that does not overshoot, where a is
/// how fast ln L0 answers ln λ. That goes with the learning rate, hence so does I. The path and the limits keep e small, upwards more than downwards: a
/// coefficient that is wound up against the thousands of active latents of the first steps kills what no small coefficient revives.
/// </remarks>
public sealed class L0Controller(PenaltyOptions options)
{
    private const double P = 4;
    private const double MostPush = 4;
    private const double AnswerPerRate = 10;
    private const double PathShare = 0.4;
    private const double SmoothedShare = 0.005;
    private const double Range = 7;
    private const double MostAbove = 0.3;
    private const double MostBelow = 1;
    private const int Sum = 0;
    private const int Error = 1;
    private const int Begin = 2;
    private const int Latest = 3;
    private const int Slope = 4;
    private const double SlopeMemory = 5;

    /// <summary>Σ I e, e, and of ln L0 where the path begins, the latest value and its smoothed change per step, live.</summary>
    public float[] State { get; } = new float[5];

    /// <summary>λ of a step.</summary>
    public double CoefficientAt(long step)
    {
        double rise = Math.Min(1, (step + 1) / Math.Max(1, options.CoefficientWarmUpFraction * options.Steps));
        return options.Coefficient * rise * Math.Exp(Math.Clamp(PushAt(step) * State[Error] + State[Sum], -Range, Range));
    }

    /// <summary>Takes in what a step measured.</summary>
    public void Measure(long step, double l0)
    {
        if (options.TargetL0 is not { } wanted)
            return;
        double logarithm = Math.Log(Math.Max(l0, 1e-3));
        if (step == 0)
            State[Begin] = State[Latest] = (float)logarithm;
        State[Slope] += (float)((logarithm - State[Latest] - State[Slope]) / SlopeMemory);
        State[Latest] = (float)logarithm;
        double way = Math.Min(1, (step + 1) / (PathShare * options.Steps)), goal = Math.Log(wanted);
        double lag = logarithm - ((1 - way) * State[Begin] + way * goal), error = Math.Clamp(lag, -MostBelow, MostAbove);
        double share = Math.Min(1, 1 / (SmoothedShare * options.Steps));
        State[Error] += (float)(share * (error - State[Error]));
        // Far behind but on its way: more weight would arrive when it is not wanted any more.
        if (lag > MostAbove && State[Slope] < -lag / (PathShare * options.Steps))
            return;
        double pace = P * P / 4 * AnswerPerRate * options.LearningRateAt(step);
        State[Sum] = (float)Math.Clamp(State[Sum] + pace * error, -Range, Range);
    }

    // While the learning rate falls the weights answer less, and the push is the stronger.
    private double PushAt(long step) => P * Math.Min(MostPush, options.BaseLearningRate / Math.Max(options.LearningRateAt(step), 1e-30));
}
