using System.Text.Json;
using Interp.Domain.Access;
using Interp.Domain.Jobs;

namespace Interp.Domain.Experiments;

/// <summary>Submitting <see cref="AttributeParameters"/>.</summary>
internal sealed class AttributeKind(ExperimentSubjects subjects, WorkerQueries workers) : IJobKind
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer steps, or fewer exact values.";

    public string Kind => JobKinds.Attribute;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = JobParameters.Read(parameters, AttributeParameters.Default(subject.Model.Name, subject.Set.Summary.Name));
        var check = new ParameterChecks();
        AttributeRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = AttributeEstimates.Of(read, subject);
        var cohort = ExperimentRules.Cohort(viewer, cost.Time, read.CohortId, subject.Set.CohortId);
        var seen = ExperimentRules.Seen(read.Visibility, subject.Set.Summary.Visibility, cohort, check);
        ExperimentRules.Fits(cost, await workers.Capacity(cancellationToken), Fix, check);
        check.ThrowIfAny();
        read = read with { CohortId = cohort, Visibility = seen };
        // What the method does not read does not make another job.
        if (!AttributionMethodNames.IsIntegrated(read.Method)) read = read with { Steps = 5 };
        if (read.Method != AttributionMethodNames.Nodes) read = read with { Sites = [PatchSiteNames.Z] };
        return new(Title(read), JsonSerializer.Serialize(read, JobJson.Options), seen, cohort);
    }

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);

    private static string Title(AttributeParameters p) => p.Method switch
    {
        AttributionMethodNames.Nodes => $"Attribution to {string.Join(", ", p.Sites)} of {p.Model}",
        AttributionMethodNames.Eap => $"Edges of {p.Model} by EAP",
        AttributionMethodNames.CleanCorrupted => $"Edges of {p.Model} by gradients at both ends",
        AttributionMethodNames.IntegratedInputs => $"Edges of {p.Model} by EAP-IG, inputs, {p.Steps} steps",
        _ => $"Edges of {p.Model} by EAP-IG, activations, {p.Steps} steps",
    };
}
