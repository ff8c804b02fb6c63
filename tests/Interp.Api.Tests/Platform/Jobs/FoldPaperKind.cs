using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Platform;

/// <summary>Submitting <see cref="FoldPaperParameters"/>.</summary>
internal sealed class FoldPaperKind : JobKind<FoldPaperParameters>
{
    protected override FoldPaperParameters Defaults { get; } = new(string.Empty, Folds: 3, Gap: null, Shape: "crane", Glossy: true, Colours: null, CohortId: null);

    public override Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        var problems = Values(read).ToList();
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Task.FromResult(Draft($"Folded {read.Paper}", read, Visibility.Cohort, read.CohortId));
    }
}
