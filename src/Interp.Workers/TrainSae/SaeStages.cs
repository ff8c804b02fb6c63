using Interp.Domain.Jobs;

namespace Interp.Workers.TrainSae;

/// <summary>The stages of a training and how far through them it is.</summary>
internal sealed class SaeStages
{
    public const string Harvest = "harvest";
    public const string Train = "train";
    public const string Evaluate = "evaluate";
    public const string Dashboards = "dashboards";
    public const string Ablations = "ablations";
    public const string Publish = "publish";

    private static readonly string[] Order = [Harvest, Train, Evaluate, Dashboards, Ablations, Publish];

    public JobProgress At(string stage, long step, long steps) => new(
        stage, Array.IndexOf(Order, stage) + 1, Order.Length, step, steps,
        TokensPerSecond: null, SecondsLeft: null, Loss: null, L0: null, ExplainedVariance: null, Dead: null, At: default);
}
