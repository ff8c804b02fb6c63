using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A finished test of a circuit in few numbers, with the edges that it measured.</summary>
/// <param name="Experiment">The test.</param>
/// <param name="Ablation">What heads outside became.</param>
/// <param name="Findings">Faithfulness and completeness.</param>
/// <param name="Least">The node that is needed least; null where minimality was not measured.</param>
/// <param name="Edges">Null where they were not measured.</param>
public sealed record CircuitScore(ExperimentSummary Experiment, AblationKind Ablation, CircuitFindings Findings, CircuitNeed? Least, IReadOnlyList<MeasuredEdge>? Edges)
{
    private const int Change = 2;

    /// <summary>From a test with all of its rows; null of one that has not come to its end.</summary>
    public static CircuitScore? Of(ExperimentDetail test) => test.SummaryJson is null ? null : new(
        test.Summary, JsonSerializer.Deserialize<EvaluateCircuitParameters>(test.ParametersJson, JobJson.Options)!.Ablation, CircuitFindings.Read(test.SummaryJson), LeastOf(test), EdgeLabels.Read(test));

    /// <summary>One of each that can be compared, the newest of the same prompts and ablation; else the newest of each.</summary>
    public static (CircuitScore? A, CircuitScore? B) Pair(IReadOnlyList<CircuitScore> a, IReadOnlyList<CircuitScore> b)
    {
        var alike = a.SelectMany(one => b.Where(one.IsLike).Take(1).Select(other => (one, other))).ToList();
        return alike.Count > 0 ? alike[0] : (a.Count > 0 ? a[0] : null, b.Count > 0 ? b[0] : null);
    }

    /// <summary>Whether its numbers can stand beside those of another: the same prompts, and the same in the place of what is outside.</summary>
    public bool IsLike(CircuitScore other) => Experiment.PromptSet is { } set && set == other.Experiment.PromptSet && Ablation == other.Ablation;

    private static CircuitNeed? LeastOf(ExperimentDetail test) => test.Grids.FirstOrDefault(g => g.Name == "minimality") is not { } grid ? null
        : Enumerable.Range(0, grid.RowLabels.Count).Select(row => (Label: grid.RowLabels[row], Value: grid.At(row, Change))).Where(r => r.Value is not null)
            .OrderBy(r => r.Value).Select(r => new CircuitNeed(r.Label, r.Value!.Value)).FirstOrDefault();
}

/// <summary>What a circuit loses without one of its nodes.</summary>
/// <param name="Node">Such as <c>9.6 at END</c>.</param>
/// <param name="Change">Of the mean logit difference, once what may stand in for the node is gone: |F(C \ (K ∪ {v})) − F(C \ K)|.</param>
public sealed record CircuitNeed(string Node, double Change);

/// <summary>What a head at a position passes to one input of another, or to the logits, measured by path patching.</summary>
/// <param name="From">The head that sends, such as 5.5.</param>
/// <param name="FromRole">Where it writes, such as S2.</param>
/// <param name="To">The head that reads, or <see cref="EdgeLabels.Logits"/>.</param>
/// <param name="ToRole">Where that head stands; END for the logits.</param>
/// <param name="Input">q, k or v; null for the logits.</param>
/// <param name="Effect">By how much the mean logit difference falls when this path alone carries the corrupted prompt's value: below 0 where it works against the answer.</param>
public sealed record MeasuredEdge(string From, string FromRole, string To, string ToRole, string? Input, double Effect);
