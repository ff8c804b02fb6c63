using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="NameTrafficParameters"/>.</summary>
internal sealed class NameTrafficKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<NameTrafficParameters>(workers)
{
    /// <summary>Three passes for attention, two for what is written.</summary>
    private const int Passes = 5;

    protected override NameTrafficParameters Defaults => NameTrafficParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        check.Values(read);
        var missing = NameTrafficParameters.Roles.Except(subject.Reading.Roles, StringComparer.Ordinal).ToList();
        check.That(missing.Count == 0, "promptSet", $"Not every prompt has the role {string.Join(", ", missing)}. Choose prompts of two names, as the generator at /prompts makes them.");
        check.ThrowIfAny();
        return ExperimentRequest.On(
            subject, Cost(subject), new((long)subject.Model.Layers * subject.Model.Heads, "heads"), "Choose a prompt set with fewer prompts.", read.CohortId, read.Visibility,
            (cohort, seen) => Draft($"Names that heads of {read.Model} read and write", read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private const int PromptsAtOnce = 64;

    /// <summary>What it takes: heads' outputs and the stream of all prompts, attention of some, and what a pass holds.</summary>
    internal static ExperimentCost Cost(ExperimentSubject subject)
    {
        var work = ExperimentArithmetic.Of(subject.Model, subject.Reading);
        var memory = work.Memory;
        var patterns = (double)Math.Min(work.Prompts, PromptsAtOnce) * work.Length * work.Length * subject.Model.Layers * subject.Model.Heads;
        return work.Holding(Passes * work.Pass, (memory.Rows * subject.Model.Layers * ((2 * memory.Heads) + (4 * memory.Stream))) + patterns + memory.Plain);
    }
}
