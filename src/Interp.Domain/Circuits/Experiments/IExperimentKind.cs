using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A kind of job whose result is an experiment.</summary>
internal interface IExperimentKind : IJobKind
{
    /// <summary>What submitting the same would take and answer.</summary>
    /// <exception cref="InvalidParametersException">A parameter is wrong, whoever sends it.</exception>
    Task<ExperimentEstimate> Estimate(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken);
}
