using System.ComponentModel.DataAnnotations;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Trains many sparse autoencoders on the same activations, in one pass over the same shuffled rows, and measures all on the same held-out text.</summary>
/// <param name="Base">What all points share: model, corpus, hook point, tokens, batch, learning rate, held-out tokens, seed of the data, who may see it.</param>
/// <param name="Points">What each has of its own.</param>
/// <param name="Dashboards">Which points become dictionaries at once.</param>
[JobKind(SweepSaeParameters.Kind, Title = "Sweep of dictionaries", About = "Many dictionaries, trained in one pass over the same activations.", Onward = "Open the sweep")]
[JobStages(typeof(TrainingStage), typeof(DictionaryStages))]
[JobStage("points", "Build dashboards, point by point")]
public sealed record SweepSaeParameters(
    [property: Display(Name = "Shared", Description = "What all points share: parameters of a training")] TrainSaeParameters Base,
    [property: Display(Name = "Points", Description = "What each has of its own: recipe, dSae, k, l1Coefficient, targetL0, seed")] IReadOnlyList<SweepPoint> Points,
    [property: Display(Name = "Dashboards", Description = "Which points become dictionaries at once")] SweepDashboards Dashboards)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "sweep-sae";

    /// <summary>Most points of one sweep.</summary>
    public const int MostPoints = 32;

    /// <summary>How one point is trained.</summary>
    /// <param name="number">From 0.</param>
    public TrainSaeParameters Point(int number) => Points[number].In(Base);

    /// <summary>All that is wrong with these parameters for that model, corpus and worker; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate(ModelSummary model, CorpusSummary corpus, WorkerCapacity capacity) => SweepRules.Problems(this, model, corpus, capacity);

    /// <summary>Peak memory of a worker: all points are in memory together.</summary>
    public long EstimatedMemoryBytes(ModelSummary model) => SweepEstimates.Memory(this, model, Points.Count);

    /// <summary>Activations, and two checkpoints with the finished weights of every point.</summary>
    public long EstimatedDiskBytes(ModelSummary model) => SweepEstimates.Disk(this, model);

    /// <summary>Rough running time on two cores.</summary>
    public TimeSpan EstimatedTime(ModelSummary model) => SweepEstimates.Time(this, model);
}

/// <summary>Which points of a sweep become dictionaries that can be browsed by themselves.</summary>
public enum SweepDashboards
{
    /// <summary>None; each one when somebody asks for it.</summary>
    None,

    /// <summary>Every one, as part of the sweep.</summary>
    All,
}
