using Interp.Domain.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The stages of a job around dictionaries and how far through them it is.</summary>
internal sealed class SaeStages(params string[] order)
{
    public const string Harvest = "harvest";
    public const string Train = "train";
    public const string Evaluate = "evaluate";
    public const string Dashboards = "dashboards";
    public const string Ablations = "ablations";
    public const string Publish = "publish";

    public SaeStages()
        : this(Harvest, Train, Evaluate, Dashboards, Ablations, Publish)
    {
    }

    public JobProgress At(string stage, long step, long steps) => new(stage, Array.IndexOf(order, stage) + 1, order.Length, step, steps);
}
