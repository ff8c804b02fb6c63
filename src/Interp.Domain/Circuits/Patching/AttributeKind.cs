using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="AttributeParameters"/>.</summary>
internal sealed class AttributeKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<AttributeParameters>(workers)
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer steps, or fewer exact values.";

    protected override AttributeParameters Defaults => AttributeParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        AttributeRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = AttributeEstimates.Of(read, subject);
        // What the method does not read does not make another job.
        if (!AttributionMethodNames.IsIntegrated(read.Method)) read = read with { Steps = 5 };
        if (read.Method != AttributionMethodNames.Nodes) read = read with { Sites = [PatchSiteNames.Z] };
        var size = read.Method == AttributionMethodNames.Nodes ? new ExperimentSize(read.Sites.Count, "sites") : new(ModelEdges.Count(subject.Model), "edges");
        return ExperimentRequest.On(subject, cost, size, Fix, read.CohortId, read.Visibility, (cohort, seen) =>
            Draft(Title(read), read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private static string Title(AttributeParameters p) => p.Method switch
    {
        AttributionMethodNames.Nodes => $"Attribution to {string.Join(", ", p.Sites)} of {p.Model}",
        AttributionMethodNames.Eap => $"Edges of {p.Model} by EAP",
        AttributionMethodNames.CleanCorrupted => $"Edges of {p.Model} by gradients at both ends",
        AttributionMethodNames.IntegratedInputs => $"Edges of {p.Model} by EAP-IG, inputs, {p.Steps} steps",
        _ => $"Edges of {p.Model} by EAP-IG, activations, {p.Steps} steps",
    };
}
