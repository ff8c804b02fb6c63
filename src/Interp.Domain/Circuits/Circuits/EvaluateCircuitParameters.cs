using System.Text.Json;
using System.Text.Json.Serialization;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Tests of a circuit: is it faithful, complete and minimal (Wang et al. 2022, section 4)?</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="Nodes">The circuit.</param>
/// <param name="Ablation">What a head outside puts out instead.</param>
/// <param name="PerTemplate">Reference prompts of each template, where a generator makes them; written pairs are their own reference.</param>
/// <param name="RandomSets">Sets K that take each node with probability one half.</param>
/// <param name="GreedyRuns">Searches for the K that shows the circuit's worst; 0 for none.</param>
/// <param name="GreedySteps">Nodes that a search takes, at most.</param>
/// <param name="GreedyTried">Nodes that it tries in each step.</param>
/// <param name="Minimality">Whether and how each node's own part is measured.</param>
/// <param name="Edges">Whether to measure what the heads pass on to one another; for circuits of at most <see cref="MostEdgeNodes"/> nodes.</param>
/// <param name="Seed">Of reference prompts, random and greedy sets.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
public sealed record EvaluateCircuitParameters(
    string Model,
    string PromptSet,
    IReadOnlyList<CircuitNode> Nodes,
    CircuitAblation Ablation,
    int PerTemplate,
    int RandomSets,
    int GreedyRuns,
    int GreedySteps,
    int GreedyTried,
    CircuitMinimality Minimality,
    bool Edges,
    long Seed,
    Visibility? Visibility,
    int? CohortId)
{
    /// <summary>More make more edges than a picture shows or a table holds.</summary>
    public const int MostEdgeNodes = 80;

    /// <summary>Mean ablation, ten random sets, three short searches, minimality by class, edges: quick, and enough to see what is wrong.</summary>
    public static EvaluateCircuitParameters Default(string model, string promptSet) => new(
        model, promptSet, [], CircuitAblation.Mean, PerTemplate: 50, RandomSets: 10, GreedyRuns: 3, GreedySteps: 6, GreedyTried: 5, CircuitMinimality.Class, Edges: true, Seed: 1, Visibility: null, CohortId: null);

    /// <summary>The circuit of a test.</summary>
    /// <param name="json">The test's parameters.</param>
    public static IReadOnlyList<CircuitNode> NodesOf(string json) => JsonSerializer.Deserialize<EvaluateCircuitParameters>(json, JobJson.Options)!.Nodes;

    /// <summary>The same however the heads were given.</summary>
    public EvaluateCircuitParameters InOrder() => this with { Nodes = CircuitText.InOrder(Nodes) };

    /// <summary>Runs of all prompts that it takes, at most.</summary>
    [JsonIgnore]
    public long Runs
    {
        get
        {
            long nodes = Nodes.Count, steps = Math.Min(GreedySteps, nodes), tried = Math.Min(GreedyTried, nodes);
            long minimal = Minimality switch { CircuitMinimality.Class => 2 * nodes, CircuitMinimality.Greedy => 2 * nodes * (1 + (steps * tried)), _ => 0 };
            return 3 + (2 * Nodes.Select(n => n.Class).Distinct(StringComparer.Ordinal).Count()) + (2L * RandomSets) + (2 * GreedyRuns * steps * tried) + minimal;
        }
    }
}
