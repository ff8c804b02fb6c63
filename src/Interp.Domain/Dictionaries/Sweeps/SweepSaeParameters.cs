using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Trains many sparse autoencoders on the same activations, in one pass over the same shuffled rows, and measures all on the same held-out text.</summary>
/// <param name="Base">What all points share: model, corpus, hook point, tokens, batch, learning rate, held-out tokens, seed of the data, who may see it.</param>
/// <param name="Points">What each has of its own.</param>
/// <param name="Dashboards">Which points become dictionaries at once.</param>
public sealed record SweepSaeParameters(TrainSaeParameters Base, IReadOnlyList<SweepPoint> Points, SweepDashboards Dashboards)
{
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
