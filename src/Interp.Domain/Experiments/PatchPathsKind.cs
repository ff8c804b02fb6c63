using System.Text.Json;
using Interp.Domain.Access;
using Interp.Domain.Jobs;

namespace Interp.Domain.Experiments;

/// <summary>Submitting <see cref="PatchPathsParameters"/>.</summary>
internal sealed class PatchPathsKind(ExperimentSubjects subjects, WorkerQueries workers) : IJobKind
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer senders, or roles instead of all positions.";

    public string Kind => JobKinds.PatchPaths;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = JobParameters.Read(parameters, PatchPathsParameters.Default(subject.Model.Name, subject.Set.Summary.Name));
        var check = new ParameterChecks();
        PatchPathsRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = PatchPathsEstimates.Of(read, subject.Model, subject.Reading);
        var cohort = ExperimentRules.Cohort(viewer, cost.Time, read.CohortId, subject.Set.CohortId);
        var seen = ExperimentRules.Seen(read.Visibility, subject.Set.Summary.Visibility, cohort, check);
        ExperimentRules.Fits(cost, await workers.Capacity(cancellationToken), Fix, check);
        check.ThrowIfAny();
        read = read with { CohortId = cohort, Visibility = seen };
        return new(Title(read), JsonSerializer.Serialize(read, JobJson.Options), seen, cohort);
    }

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);

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
