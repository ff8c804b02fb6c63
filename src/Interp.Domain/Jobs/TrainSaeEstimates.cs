using Interp.Domain.Models;

namespace Interp.Domain.Jobs;

/// <summary>What a training costs, from its sizes alone.</summary>
internal static class TrainSaeEstimates
{
    /// <summary>Multiply-adds per second that two AVX-512 cores sustain in the mixed work of harvest and training.</summary>
    private const double MultiplyAddsPerSecond = 4e10;
    private const long FixedBytes = 400L << 20;

    public static long MemoryBytes(TrainSaeParameters p, ModelSummary model)
    {
        var width = Width(p, model);
        var weights = 2L * p.DSae * width + p.DSae + width;
        var batch = (long)p.BatchSize * (2L * width + 2L * p.DSae);
        return FixedBytes + 4 * (4 * weights + batch);
    }

    public static TimeSpan Time(TrainSaeParameters p, ModelSummary model)
    {
        var width = Width(p, model);
        var modelPerToken = (double)model.Layers * (4L * model.DModel * model.DModel + 2L * model.DModel * model.DMlp) + (double)model.DModel * model.Vocabulary;
        var encode = (double)width * p.DSae;
        var training = p.TrainTokens * (modelPerToken + 3 * encode);
        var reading = (p.DashboardTokens + 4 * p.EvaluationTokens) * (modelPerToken + encode);
        return TimeSpan.FromSeconds(10 + (training + reading) / MultiplyAddsPerSecond);
    }

    private static int Width(TrainSaeParameters p, ModelSummary model) =>
        model.HookPoints.FirstOrDefault(h => string.Equals(h.Name, p.HookPoint, StringComparison.Ordinal))?.Width ?? model.DModel;
}
