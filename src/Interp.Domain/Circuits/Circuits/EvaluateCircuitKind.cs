using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="EvaluateCircuitParameters"/>.</summary>
internal sealed class EvaluateCircuitKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<EvaluateCircuitParameters>(workers)
{
    private const string Fix = "Choose a prompt set with fewer prompts, or fewer and shorter searches.";
    private const int Templates = 30;

    protected override EvaluateCircuitParameters Defaults => EvaluateCircuitParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        Check(read, subject, check);
        check.ThrowIfAny();
        read = read.InOrder();
        var cost = Cost(read, subject);
        return ExperimentRequest.On(subject, cost, new(read.Runs, "runs"), Fix, read.CohortId, read.Visibility, (cohort, seen) =>
            Draft($"How good is a circuit of {read.Nodes.Count} heads: {read.Model}", read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    /// <summary>What it takes.</summary>
    internal static ExperimentCost Cost(EvaluateCircuitParameters p, ExperimentSubject subject)
    {
        var work = ExperimentArithmetic.Of(subject.Model, subject.Reading);
        var reference = p.Ablation is AblationKind.Zero or AblationKind.Twin ? 0 : subject.Set.Summary.Source == PromptSource.Ioi ? (double)Templates * p.PerTemplate / subject.Reading.Count : 1;
        var edges = p.Edges ? EdgeEstimates.Of(p.Nodes, work) : default;
        return work.Holding(((p.Runs + 1 + reference) * work.Pass) + edges.Operations, KnockoutEstimates.Numbers(work, reference, p.Runs, MetricKind.LogitDifference, edges.Numbers));
    }

    private static void Check(EvaluateCircuitParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        CircuitChecks.Nodes(check, p.Nodes, CircuitModel.Of(subject.Model));
        CircuitChecks.Roles(check, p.Nodes, subject.Reading.Roles);
        check.Values(p);
        check.That(!p.Edges || p.Nodes is not { Count: > EvaluateCircuitParameters.MostEdgeNodes }, "edges", $"Edges are measured among at most {EvaluateCircuitParameters.MostEdgeNodes} heads at positions. Leave the edges out, or choose fewer heads.");
    }
}
