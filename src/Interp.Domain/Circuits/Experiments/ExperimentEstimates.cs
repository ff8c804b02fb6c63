using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Says what an experiment takes before it is sent.</summary>
public sealed class ExperimentEstimates(IEnumerable<IJobKind> kinds)
{
    private readonly IReadOnlyList<IExperimentKind> kinds = [.. kinds.OfType<IExperimentKind>()];

    /// <summary>The estimate that submitting the same parameters would be decided by.</summary>
    /// <exception cref="InvalidParametersException">There is no such kind of experiment, or a parameter is wrong; all problems at once.</exception>
    public Task<ExperimentEstimate> Of(Viewer viewer, string kind, JsonElement parameters, CancellationToken cancellationToken) =>
        (kinds.FirstOrDefault(k => string.Equals(k.Kind, kind, StringComparison.Ordinal)) ?? throw new InvalidParametersException([new("kind", $"Choose one of: {string.Join(", ", kinds.Select(k => k.Kind))}.")]))
        .Estimate(viewer, parameters, cancellationToken);
}
