using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The stages of a job around dictionaries and how far through them it is.</summary>
internal sealed class SaeStages(params string[] order)
{
    public const string Harvest = DictionaryStages.Harvest;
    public const string Train = TrainingStage.Train;
    public const string Evaluate = DictionaryStages.Evaluate;
    public const string Dashboards = DictionaryStages.Dashboards;
    public const string Ablations = DictionaryStages.Ablations;
    public const string Publish = DictionaryStages.Publish;

    public SaeStages()
        : this(Harvest, Train, Evaluate, Dashboards, Ablations, Publish)
    {
    }

    public JobProgress At(string stage, long step, long steps) => new(stage, Array.IndexOf(order, stage) + 1, order.Length, step, steps);
}
