using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Web.Platform;

/// <summary>Starts a job from a form of a static page.</summary>
internal static class JobStart
{
    /// <summary>Submits it.</summary>
    /// <param name="jobs">Where to.</param>
    /// <param name="viewer">Who starts it.</param>
    /// <param name="kind">Name of a kind of job.</param>
    /// <param name="parameters">Of that kind.</param>
    /// <returns>The job's address, or why there is none.</returns>
    public static async Task<(string? Address, string? Problem)> Submit<T>(JobCommands jobs, Viewer viewer, string kind, T parameters)
    {
        try
        {
            var submission = await jobs.Submit(viewer, kind, JsonSerializer.SerializeToElement(parameters, JobJson.Options), force: false, CancellationToken.None);
            return ($"/jobs/{submission.Id}", null);
        }
        catch (InvalidParametersException refused)
        {
            return (null, string.Join(" ", refused.Problems.Select(p => p.Message)));
        }
        catch (Exception refused) when (refused is ForbiddenException or TooManyJobsException or InferenceUnavailableException or InferenceBusyException or InferenceImpossibleException)
        {
            return (null, refused.Message);
        }
    }
}
