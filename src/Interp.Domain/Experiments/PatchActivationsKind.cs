using System.Text.Json;
using Interp.Domain.Access;
using Interp.Domain.Jobs;

namespace Interp.Domain.Experiments;

/// <summary>Submitting <see cref="PatchActivationsParameters"/>.</summary>
internal sealed class PatchActivationsKind(ExperimentSubjects subjects, WorkerQueries workers) : IJobKind
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer sites or positions, or fewer reference prompts.";

    public string Kind => JobKinds.PatchActivations;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = JobParameters.Read(parameters, PatchActivationsParameters.Default(subject.Model.Name, subject.Set.Summary.Name));
        var check = new ParameterChecks();
        PatchActivationsRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = PatchActivationsEstimates.Of(read, subject);
        var cohort = ExperimentRules.Cohort(viewer, cost.Time, read.CohortId, subject.Set.CohortId);
        var seen = ExperimentRules.Seen(read.Visibility, subject.Set.Summary.Visibility, cohort, check);
        ExperimentRules.Fits(cost, await workers.Capacity(cancellationToken), Fix, check);
        check.ThrowIfAny();
        read = read with { CohortId = cohort, Visibility = seen };
        // What draws nothing is the same whatever the seed, and so is the job.
        if (!read.NeedsReference) read = read with { Seed = 1, ReferencePrompts = 100 };
        return new(Title(read), JsonSerializer.Serialize(read, JobJson.Options), seen, cohort);
    }

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);

    private static string Title(PatchActivationsParameters p)
    {
        var what = p.Replacement switch
        {
            ReplacementChoice.Mean => "Mean-ablated",
            ReplacementChoice.Resample => "Resampled",
            ReplacementChoice.Zero => "Zero-ablated",
            _ => p.Direction == ExperimentDirection.Noise ? "Damaged" : "Restored",
        };
        return $"{what} {string.Join(", ", p.Sites)} of {p.Model}";
    }
}
