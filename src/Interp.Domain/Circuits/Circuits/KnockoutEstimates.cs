using Interp.Abstractions.Circuits;

namespace Interp.Domain.Circuits;

/// <summary>What runs without some heads hold: what stands in for heads, the reference that it is made of, the plain run, and sets of knock-outs side by side.</summary>
internal static class KnockoutEstimates
{
    /// <summary>Of heads' outputs, while some are replaced and the change is counted.</summary>
    private const int Copies = 8;
    private const int TokensAtOnce = 2048;

    /// <summary>Numbers held beside the model.</summary>
    /// <param name="work">Of the model on the prompts.</param>
    /// <param name="reference">Prompts that stand-ins are made of, for each prompt.</param>
    /// <param name="sets">Sets that are run together at most.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="other">Numbers that other work holds, before or after.</param>
    public static double Numbers(ExperimentArithmetic work, double reference, double sets, MetricKind metric, double other = 0)
    {
        var memory = work.Memory;
        var kept = memory.Rows * ((work.Model.Layers * ((memory.Heads * (1 + reference)) + memory.Stream)) + memory.Stream);
        var stacked = ExperimentMemory.Together(memory.Rows * sets, TokensAtOnce, memory.Rows) * (memory.Token + (Copies * memory.Heads) + memory.Stream);
        return kept + memory.Metrics(metric) + memory.Reading(work.Prompts, metric) + Math.Max(memory.Plain, Math.Max(stacked, other));
    }
}
