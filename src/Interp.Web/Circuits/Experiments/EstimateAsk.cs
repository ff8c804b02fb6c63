using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>Asks from a form of a static page what an experiment would take.</summary>
internal static class EstimateAsk
{
    /// <summary>Name and value of the button beside the one that starts.</summary>
    public const string Field = "Ask", Value = "estimate";

    /// <summary>The estimate, or why there is none.</summary>
    /// <param name="estimates">Who knows.</param>
    /// <param name="viewer">Who would start it.</param>
    /// <param name="kind">Name of a kind of job.</param>
    /// <param name="parameters">Of that kind; an object of them or their JSON.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static async Task<(ExperimentEstimate? Estimate, IReadOnlyList<ParameterProblem> Problems)> Of<T>(
        ExperimentEstimates estimates, Viewer viewer, string kind, T parameters, CancellationToken cancellationToken)
    {
        try
        {
            return (await estimates.Of(viewer, kind, parameters is JsonElement json ? json : JsonSerializer.SerializeToElement(parameters, JobJson.Options), cancellationToken), []);
        }
        catch (InvalidParametersException invalid)
        {
            return (null, invalid.Problems);
        }
        catch (Exception refused) when (refused is ForbiddenException or InferenceUnavailableException or InferenceBusyException or InferenceImpossibleException)
        {
            return (null, [new("start", refused.Message)]);
        }
    }
}
