using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interp.Abstractions.Circuits;
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
[JobKind(EvaluateCircuitParameters.Kind, Title = "Test of a circuit", About = "Is a circuit faithful, complete and minimal?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record EvaluateCircuitParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = "Heads", Description = "The circuit: objects of head, class and role")] IReadOnlyList<CircuitNode> Nodes,
    [property: Display(Name = "Outside", Description = "What a head outside the circuit puts out instead")] AblationKind Ablation,
    [property: Display(Name = "Reference prompts", Description = "For each template, where a generator makes them"), Range(1, 1000)] int PerTemplate,
    [property: Display(Name = "Random sets", Description = "Each takes every head with probability one half"), Range(0, 200)] int RandomSets,
    [property: Display(Name = "Searches", Description = "For the heads whose loss shows the circuit at its worst"), Range(0, 50)] int GreedyRuns,
    [property: Display(Name = "Steps of a search", Description = "Heads that it takes away, at most"), Range(1, 50)] int GreedySteps,
    [property: Display(Name = "Tried in a step", Description = "Heads that a search compares in each step"), Range(1, 50)] int GreedyTried,
    [property: Display(Name = "Minimality", Description = "How each head’s own part is measured")] CircuitMinimality Minimality,
    [property: Display(Name = "Edges", Description = "Measure what the heads pass on to one another")] bool Edges,
    [property: Display(Name = ParameterWords.Seed, Description = "Of reference prompts, random sets and searches"), Range(0, int.MaxValue, ErrorMessage = ParameterWords.ShortSeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "evaluate-circuit";

    /// <summary>More make more edges than a picture shows or a table holds.</summary>
    public const int MostEdgeNodes = 80;

    /// <summary>Mean ablation, ten random sets, three short searches, minimality by class, edges: quick, and enough to see what is wrong.</summary>
    public static EvaluateCircuitParameters Default(string model, string promptSet) => new(
        model, promptSet, [], AblationKind.Mean, PerTemplate: 50, RandomSets: 10, GreedyRuns: 3, GreedySteps: 6, GreedyTried: 5, CircuitMinimality.Class, Edges: true, Seed: 1, Visibility: null, CohortId: null);

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
