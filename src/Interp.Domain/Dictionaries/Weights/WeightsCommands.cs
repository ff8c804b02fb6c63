using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Takes in weights and queues the job that makes a dictionary of them.</summary>
public sealed class WeightsCommands(WeightsUploads uploads, JobCommands jobs)
{
    /// <summary>Checks everything, files included, then queues.</summary>
    /// <exception cref="ForbiddenException">It takes a researcher or instructor.</exception>
    /// <exception cref="InvalidParametersException">Nothing was queued or kept.</exception>
    /// <exception cref="InferenceUnavailableException">No worker is there to look into the files; nothing was kept.</exception>
    public async Task<JobSubmission> Import(Viewer viewer, WeightsRequest request, IReadOnlyList<WeightsFile> files, CancellationToken cancellationToken)
    {
        JobCohort.RequireAnywhere(viewer, JobKindAttribute.Of(typeof(ImportSaeParameters)));
        var (key, isNew) = await uploads.Receive(files, cancellationToken);
        try
        {
            var usual = ImportSaeParameters.Default;
            var parameters = usual with
            {
                Weights = key, Model = request.Model, Corpus = request.Corpus, HookPoint = request.HookPoint, Name = request.Name, Title = request.Title, Visibility = request.Visibility,
                CohortId = request.CohortId, Target = request.Target, DashboardTokens = request.DashboardTokens ?? usual.DashboardTokens, EvaluationTokens = request.EvaluationTokens ?? usual.EvaluationTokens,
            };
            var submission = await jobs.Submit(viewer, ImportSaeParameters.Kind, JsonSerializer.SerializeToElement(parameters, JobJson.Options), force: false, cancellationToken);
            // The same work has been done already, and needs its files no more.
            if (submission.Existing && isNew) uploads.Discard(key);
            return submission;
        }
        catch
        {
            // What was here before may be waited for by another job.
            if (isNew) uploads.Discard(key);
            throw;
        }
    }
}
