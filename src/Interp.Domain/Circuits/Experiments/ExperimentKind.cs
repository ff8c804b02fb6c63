using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting a job whose result is an experiment. What is estimated here is what decides when it is submitted.</summary>
/// <typeparam name="TParameters">Its parameters.</typeparam>
internal abstract class ExperimentKind<TParameters>(WorkerQueries workers) : JobKind<TParameters>, IExperimentKind
    where TParameters : class
{
    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var request = await Read(viewer, parameters, cancellationToken);
        var check = new ParameterChecks();
        var (cohort, seen) = Admit(viewer, request, check);
        ExperimentRules.Fits(request.Cost, await workers.Capacity(cancellationToken), request.Fix, check);
        check.ThrowIfAny();
        return request.Draft(cohort, seen);
    }

    public async Task<ExperimentEstimate> Estimate(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var request = await Read(viewer, parameters, cancellationToken);
        var check = new ParameterChecks();
        string? forbidden = null;
        try
        {
            Admit(viewer, request, check);
        }
        catch (ForbiddenException refused)
        {
            forbidden = refused.Message;
        }

        var capacity = await workers.Capacity(cancellationToken);
        ExperimentRules.Fits(request.Cost, capacity, request.Fix, check);
        return new(
            About.Kind, request.Size.Count, request.Size.Of, request.Prompts, request.Cost.Time.TotalSeconds, request.Cost.Bytes, capacity.MemoryBytes,
            ExperimentRules.PermissionFor(request.Cost.Time) == Permission.Infer, check.Problems, forbidden);
    }

    /// <summary>Fills in defaults and checks all that does not depend on who runs it.</summary>
    /// <exception cref="InvalidParametersException">Something is wrong; all problems at once.</exception>
    protected abstract Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken);

    private static (int? Cohort, Visibility Seen) Admit(Viewer viewer, ExperimentRequest request, ParameterChecks check)
    {
        var cohort = ExperimentRules.Cohort(viewer, request.Cost.Time, request.CohortId, request.PromptsCohort);
        return (cohort, ExperimentRules.Seen(request.Visibility, request.PromptsVisibility, cohort, check));
    }
}
