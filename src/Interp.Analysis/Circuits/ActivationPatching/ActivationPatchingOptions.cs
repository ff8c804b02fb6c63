using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>A sweep of one site over layers, positions and heads: each cell is a run in which that one activation is replaced.</summary>
public sealed record ActivationPatchingOptions
{
    public required PatchSite Site { get; init; }

    /// <summary>Empty for every layer.</summary>
    public IReadOnlyList<int> Layers { get; init; } = [];

    /// <summary>
    /// Columns: roles, absolute positions ("0", "1", ...), or "all" for every position at once. Empty: "all" for sites of heads, else every position of the
    /// prompts. A site of heads has a cell for each position and head.
    /// </summary>
    public IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>Whether the clean run is damaged or the corrupted one repaired.</summary>
    public PatchDirection Direction { get; init; } = PatchDirection.Noise;

    /// <summary>What is put in: the value of the twin, which is the other run; zero; or a mean over, or a draw from, reference prompts of the same template.</summary>
    public AblationKind Replacement { get; init; } = AblationKind.Twin;

    /// <summary>Of the draws of <see cref="AblationKind.Resample"/>.</summary>
    public long Seed { get; init; } = 1;

    public MetricKind Metric { get; init; } = MetricKind.LogitDifference;

    public MetricScale Scale { get; init; } = MetricScale.Normalised;
}
