using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="PatchActivationsParameters"/>.</summary>
internal sealed class PatchActivationsKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<PatchActivationsParameters>(workers)
{
    private const string Fix = "Choose a prompt set with fewer prompts, fewer sites or positions, or fewer reference prompts.";

    protected override PatchActivationsParameters Defaults => PatchActivationsParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        PatchActivationsRules.Check(read, subject, check);
        check.ThrowIfAny();
        var cost = PatchActivationsEstimates.Of(read, subject);
        // What draws nothing is the same whatever the seed, and so is the job.
        if (!read.NeedsReference) read = read with { Seed = 1, ReferencePrompts = 100 };
        var size = new ExperimentSize(read.Sites.Sum(site => PatchActivationsRules.Cells(read, site, subject)), "cells");
        return ExperimentRequest.On(subject, cost, size, Fix, read.CohortId, read.Visibility, (cohort, seen) =>
            Draft(Title(read), read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private static string Title(PatchActivationsParameters p)
    {
        var what = p.Replacement switch
        {
            AblationKind.Mean => "Mean-ablated",
            AblationKind.Resample => "Resampled",
            AblationKind.Zero => "Zero-ablated",
            _ => p.Direction == PatchDirection.Noise ? "Damaged" : "Restored",
        };
        return $"{what} {string.Join(", ", p.Sites)} of {p.Model}";
    }
}
