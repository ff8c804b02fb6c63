using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="PatchPathsParameters"/>.</summary>
internal sealed class PatchPathsKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<PatchPathsParameters>(workers)
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer senders, or roles instead of all positions.";

    protected override PatchPathsParameters Defaults => PatchPathsParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        PatchPathsRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = PatchPathsEstimates.Of(read, subject.Model, subject.Reading);
        var size = new ExperimentSize(PatchPathsEstimates.Senders(read, subject.Model).Count, "senders");
        return ExperimentRequest.On(subject, cost, size, Fix, read.CohortId, read.Visibility, (cohort, seen) =>
            Draft(Title(read), read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private static string Title(PatchPathsParameters p)
    {
        var senders = p.Senders is { } named ? string.Join(", ", named.Take(3)) + (named.Count > 3 ? $" and {named.Count - 3} more" : string.Empty) : "every head";
        return $"Paths from {senders}{(p.Mlps ? " and MLP" : string.Empty)} to {string.Join(" and ", p.Receivers.Select(Words))}: {p.Model}";
    }

    private static string Words(PathReceiverSpec receiver) => receiver.Kind switch
    {
        PathReceiverSpec.Query => "queries of " + string.Join(", ", receiver.Heads!),
        PathReceiverSpec.Key => "keys of " + string.Join(", ", receiver.Heads!),
        PathReceiverSpec.Value => "values of " + string.Join(", ", receiver.Heads!),
        _ => "the logits",
    };
}
