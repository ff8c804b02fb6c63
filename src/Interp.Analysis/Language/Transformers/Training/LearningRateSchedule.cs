namespace Interp.Analysis.Language;

/// <summary>
/// Warm up, hold, fall linearly to zero. Where a finished run was made longer, the same once more from there, on the weights that the first fall left
/// (WSD-S: Wen et al. 2024, arXiv 2410.05192).
/// </summary>
internal sealed class LearningRateSchedule
{
    private readonly LanguageModelTraining _training;
    private readonly long[] _ends;

    /// <param name="training">The run.</param>
    /// <param name="n_ctx">Tokens per context.</param>
    public LearningRateSchedule(LanguageModelTraining training, int n_ctx) =>
        (_training, _ends) = (training, [.. training.CooldownsAt.Append(training.Tokens).Select(t => training.StepsFor(t, n_ctx))]);

    /// <summary>Learning rate of step 0, 1 ...</summary>
    public double At(long step)
    {
        var (start, end) = (_ends.LastOrDefault(e => e <= step), _ends.First(e => e > step));
        var falling = (long)(_training.CooldownShare * (end - start));
        var fall = step < end - falling ? 1 : (double)(end - step) / (falling + 1);
        return _training.LearningRate * Math.Min(fall, _training.WarmupSteps == 0 ? 1 : (step - start + 1.0) / _training.WarmupSteps);
    }

    /// <summary>The first of the steps done whose rate the other schedule has differently; null where all agree.</summary>
    public long? FirstDifference(LearningRateSchedule other, long stepsDone)
    {
        for (long step = 0; step < stepsDone; step++)
            if (step >= _ends[^1] || step >= other._ends[^1] || At(step) != other.At(step)) return step;
        return null;
    }
}
