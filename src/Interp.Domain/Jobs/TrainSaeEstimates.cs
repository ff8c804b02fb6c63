using Interp.Domain.Models;

namespace Interp.Domain.Jobs;

/// <summary>What a training costs, from its sizes alone.</summary>
internal static class TrainSaeEstimates
{
    /// <summary>Arithmetic per second that two AVX-512 cores sustain in the mixed work of a job; matrix products alone run at twice that.</summary>
    private const double FlopsPerSecond = 8e10;
    private const double GuessedL0 = 50;
    private const double FixedSeconds = 20;
    private const long FixedBytes = 400L << 20;

    public static long MemoryBytes(TrainSaeParameters p, ModelSummary model)
    {
        var width = Width(p, model);
        var weights = 2L * p.DSae * width + p.DSae + width;
        var batch = (long)p.BatchSize * (2L * width + 2L * p.DSae);
        return FixedBytes + 4 * (4 * weights + batch);
    }

    /// <summary>Training costs one dense encoding and work on the active features alone; evaluation runs the whole model four times.</summary>
    public static TimeSpan Time(TrainSaeParameters p, ModelSummary model)
    {
        var width = Width(p, model);
        var blocks = 2.0 * model.Layers * ((4.0 * model.DModel * model.DModel) + (2.0 * model.DModel * model.DMlp));
        var unembed = 2.0 * model.DModel * model.Vocabulary;
        var encode = 2.0 * width * p.DSae;
        var flops = (p.TrainTokens * (blocks + encode + (8 * (p.K ?? GuessedL0) * width)))
            + (p.DashboardTokens * (blocks + encode))
            + Ablations(p, model, blocks, unembed)
            + (p.EvaluationTokens * ((4 * (blocks + unembed)) + encode));
        return TimeSpan.FromSeconds(FixedSeconds + (flops / FlopsPerSecond));
    }

    /// <summary>
    /// After the last attention a feature changes only the rows it is active on, of which an example shows two or three; before it, the
    /// contexts of the twenty top examples are run again, on average up to their middle.
    /// </summary>
    private static double Ablations(TrainSaeParameters p, ModelSummary model, double blocks, double unembed)
    {
        const double examples = 95, rowsShown = 2.5, top = 20, window = 9;
        return p.HookPoint.StartsWith($"blocks.{model.Layers - 1}.", StringComparison.Ordinal) && !p.HookPoint.EndsWith(".hook_resid_pre", StringComparison.Ordinal)
            ? (p.DSae * examples * rowsShown * 2 * unembed) + (p.DashboardTokens * blocks)
            : p.DSae * top * ((model.Context / 2.0 * blocks) + (window * 2 * unembed));
    }

    private static int Width(TrainSaeParameters p, ModelSummary model) =>
        model.HookPoints.FirstOrDefault(h => string.Equals(h.Name, p.HookPoint, StringComparison.Ordinal))?.Width ?? model.DModel;
}
