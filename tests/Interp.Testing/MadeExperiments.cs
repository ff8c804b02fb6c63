using System.Text;
using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Testing;

/// <summary>Prompt sets and experiments as the site and the workers would leave them.</summary>
public static class MadeExperiments
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Two pairs that the tiny model of <see cref="World"/> can read.</summary>
    public static async Task<PromptSet> AddPrompts(this World world, InterpDbContext db, string name, Visibility visibility = Visibility.Cohort, Viewer? owner = null)
    {
        const string pairs = """[{"clean":"a b","corrupted":"b a","answer":" the","wrong":"cat"},{"clean":"a a","corrupted":"b b","answer":" the","wrong":"cat"}]""";
        var set = new PromptSet
        {
            Name = name, Title = name, Source = PromptSource.Pairs, Prompts = 2, Parameters = "{}", Pairs = pairs, Hash = "p",
            Visibility = visibility, CohortId = world.Cohort, OwnerId = (owner ?? world.Researcher).PersonId, CreatedAt = Start,
        };
        db.Add(set);
        await db.SaveChangesAsync();
        return set;
    }

    /// <summary>An experiment with one grid of two layers by three heads, of which the first rows are there.</summary>
    public static async Task<Guid> AddExperiment(
        this World world, InterpDbContext db, string title, JobState state, int rows = 2, Visibility visibility = Visibility.Cohort, Viewer? owner = null, PromptSet? prompts = null, string kind = "patch-paths", string grid = "logits")
    {
        var id = Guid.NewGuid();
        var person = (owner ?? world.Researcher).PersonId;
        db.Add(new Job
        {
            Id = id, Kind = kind, Title = title, State = state, Parameters = "{}", ParameterHash = Encoding.UTF8.GetBytes(title), Visibility = visibility,
            CohortId = world.Cohort, OwnerId = person, CreatedAt = Start, StartedAt = Start, Seconds = 2, Error = state == JobState.Failed ? "It broke." : null,
        });
        db.Add(new Experiment
        {
            Id = id, Kind = kind, Title = title, ModelId = world.ModelId, PromptSetId = prompts?.Id, Parameters = """{"model":"tiny"}""", ParametersHash = "abc",
            ModelHash = "w", PromptsHash = prompts is null ? null : "tokens", CodeVersion = "test", Seed = 3, RowsTotal = 2,
            Summary = state == JobState.Succeeded ? """{"prompts":2}""" : null, Visibility = visibility, CohortId = world.Cohort, OwnerId = person, CreatedAt = Start,
        });
        db.Add(new ExperimentGrid
        {
            ExperimentId = id, Number = 0, Name = grid, Title = "Which heads move the logits?", Unit = "change of the logit difference", Scale = GridScale.Diverging,
            RowAxis = "layer", RowLabels = ["0", "1"], ColumnAxis = "head", ColumnLabels = ["0", "1", "2"],
        });
        db.AddRange(Enumerable.Range(0, rows).Select(r => new ExperimentRow { ExperimentId = id, Grid = 0, Row = 1 - r, Values = [0.5f * (1 - r), -1, r == 0 ? float.NaN : 2] }));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>A finished test of a circuit with its minimality and its edges: each node but the first has a query that the first reaches.</summary>
    public static async Task<Guid> AddEvaluation(
        this World world, InterpDbContext db, IReadOnlyList<CircuitNode> nodes, double alone, Visibility visibility = Visibility.Cohort, Viewer? owner = null, PromptSet? prompts = null, AblationKind ablation = AblationKind.Mean)
    {
        var parameters = (EvaluateCircuitParameters.Default("tiny", prompts?.Name ?? "none") with { Nodes = nodes, Ablation = ablation }).InOrder();
        var findings = new CircuitFindings(60, 750, 50, 4, alone, 0.1, Math.Abs(4 - alone), alone / 4, 1.25, [$"{nodes[0].Head}@{nodes[0].Role}"], 100, 2, 40);
        var id = await AddExperiment(world, db, $"test {Guid.NewGuid()}", JobState.Succeeded, visibility: visibility, owner: owner, prompts: prompts, kind: EvaluateCircuitParameters.Kind);
        var (json, summary) = (JsonSerializer.Serialize(parameters, JobJson.Options), JsonSerializer.Serialize(findings, JobJson.Options));
        await db.Experiments.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Parameters, json).SetProperty(x => x.Summary, summary));
        Add(1, "minimality", ["stand-ins gone", "and the head gone", "change"], [.. parameters.Nodes.Select((n, i) => (EdgeLabels.From(n.Head, n.Role), new[] { alone, alone, 0.5 + i }))]);
        string[] senders = [.. parameters.Nodes.Select(n => EdgeLabels.From(n.Head, n.Role))];
        Add(2, EdgeLabels.Grid, senders,
        [
            .. parameters.Nodes.Skip(1).Select((n, i) => (EdgeLabels.Into(n.Head, "q", n.Role), senders.Select((_, j) => j == 0 ? 0.25 * (i + 1) : double.NaN).ToArray())),
            (EdgeLabels.Into(EdgeLabels.Logits, null, "END"), [.. senders.Select((_, j) => j == 0 ? -0.5 : 0.75 * j)]),
        ]);
        await db.SaveChangesAsync();
        return id;

        void Add(int number, string name, string[] columns, IReadOnlyList<(string Label, double[] Values)> rows)
        {
            db.Add(new ExperimentGrid
            {
                ExperimentId = id, Number = number, Name = name, Title = name, Unit = "logits", Scale = GridScale.Diverging, RowAxis = "head", RowLabels = [.. rows.Select(r => r.Label)], ColumnAxis = "number", ColumnLabels = columns,
            });
            db.AddRange(rows.Select((r, i) => new ExperimentRow { ExperimentId = id, Grid = number, Row = i, Values = [.. r.Values.Select(v => (float)v)] }));
        }
    }
}
