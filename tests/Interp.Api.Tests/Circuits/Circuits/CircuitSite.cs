using System.Text;
using System.Text.Json;
using Interp.Api.Tests.Dictionaries;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Web.Course;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Circuits;

/// <summary>A site to look at with a model of four layers, two circuits of it, and the lesson's experiments as far as step 3 and its test.</summary>
public sealed class CircuitSite(PostgresCluster cluster) : BrowsableSite(cluster)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private readonly StandInWorkers workers = new();
    private int modelId, promptsId;

    /// <summary>The lesson with every choice made.</summary>
    public IoiLesson Lesson { get; } = new("mini", "sentences", ["3.1", "3.2"], ["2.0"], ["1.3", "0.2"], ["0.1"]);

    /// <summary>The test of the circuit two-names, with its edges.</summary>
    public Guid Measured { get; } = new("00000000-0000-4000-8000-00000000c002");

    /// <summary>The lesson's first sweep.</summary>
    public Guid Sweep { get; } = new("00000000-0000-4000-8000-00000000c001");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        var model = new Model
        {
            Name = "mini", Title = "A mini model", Layers = 4, DModel = 16, DMlp = 32, Heads = 4, KvHeads = 4, DHead = 4, Context = 32, VocabularySize = 8,
            VocabularyId = World.VocabularyId, WeightsHash = "m", Visibility = Visibility.Public,
        };
        var prompts = new PromptSet
        {
            Name = "sentences", Title = "Two-name sentences, 60, seed 1", Source = PromptSource.Ioi, Prompts = 60, Seed = 1, Parameters = "{}", Hash = "p",
            Visibility = Visibility.Cohort, CohortId = World.Cohort, OwnerId = World.Instructor.PersonId, CreatedAt = Start,
        };
        db.AddRange(model, prompts);
        await db.SaveChangesAsync();
        (modelId, promptsId) = (model.Id, prompts.Id);
        Add(db, Guid.NewGuid(), PatchPathsParameters.Kind, "What the name's probability loses: mini", Lesson.ToName, null, Heads([0, 0.4f, -1, 0.2f], [1, 0, -2, -3], [-9, 0.5f, 1, 0], [2, -58, -44, 6]));
        Add(db, Sweep, PatchPathsParameters.Kind, "Paths from every head to the logits: mini", Lesson.ToLogits, null, Heads([0, 0.4f, -1, 0.2f], [1, 0, -2, -3], [-9, 0.5f, 1, 0], [2, -62, -31, 11]));
        var little = new float[][] { [0, 0.01f, 0.02f, 0], [0, 0, 0.01f, 0.03f], [0.02f, 0, 0, 0], [0.01f, 0.6f, 0.5f, 0] };
        var writes = new float[][] { [0, 0.1f, 0, 0], [0, 0, 0.2f, 0], [0, 0, 0, 0.1f], [0.3f, 4.2f, 3.1f, -1] };
        Add(db, Guid.NewGuid(), NameTrafficParameters.Kind, "Names that heads of mini read and write", Lesson.Names, null,
            [Named(NameGridNames.ToIo, little), Named(NameGridNames.ToS1, little), Named(NameGridNames.ToS2, little), Named(NameGridNames.WritesIo, writes), Named(NameGridNames.WritesS, little)]);
        Add(db, Guid.NewGuid(), PatchPathsParameters.Kind, "Paths into queries", Lesson.ToQueries!, null, Heads([0, -1, -4, 0], [0, 0, 0, -6], [-40, 1, 2, -3]));
        var findings = new CircuitFindings(60, 750, 50, 3.2, 2.8, -0.1, 0.4, 0.875, 1.1, ["3.1@END"], 43_210, 2.5, 40);
        Add(db, Guid.NewGuid(), EvaluateCircuitParameters.Kind, "How good is a circuit", Lesson.Tests!, findings,
            new ExperimentGrid { Name = "faithfulness", Title = "Does the circuit alone do what the model does?", Unit = "mean logit difference", RowAxis = "run", RowLabels = ["whole model", "circuit alone", "no head left"], ColumnAxis = "number", ColumnLabels = ["F"] }, [[3.2f], [2.8f], [-0.1f]]);
        CircuitNode[] nodes = [.. Lesson.Nodes, new("3.3", CircuitClasses.NegativeNameMover, "END")];
        var tested = (EvaluateCircuitParameters.Default("mini", "sentences") with { Nodes = nodes }).InOrder();
        Add(db, Measured, EvaluateCircuitParameters.Kind, "How good is the whole circuit", tested, findings with { CircuitAlone = 2.9, Ratio = 0.906 }, Edges(tested.Nodes).Grid, Edges(tested.Nodes).Rows);
        await db.SaveChangesAsync();
        var edges = new CircuitEdge[] { new("0.2", "2.0.v", 0.3), new("1.3", "2.0.v", 0.5), new("0.1", "1.3.k", 0.1), new("2.0", "3.1.q", 0.9), new("2.0", "3.2.q", 0.4), new("3.1", "logits", 1.8), new("3.2", "logits", 0.8), new("3.3", "logits", -0.4), new("embed", "mlp 0", 0.6) };
        var commands = Services.GetRequiredService<CircuitCommands>();
        await commands.Save(World.Instructor, new("Two names in mini", "mini", nodes, "two-names", "sentences", edges, "Found with the *lesson*.", Visibility.Public), CancellationToken.None);
        await commands.Save(World.Instructor, new("Only the movers", "mini", Lesson.Nodes.Take(2).ToList(), "only-movers", Visibility: Visibility.Cohort), CancellationToken.None);
        workers.Answer<PromptsQuestion, PromptsAnswer>(q => new(q.Prompts, 16, 14, "0123456789abcdef", ["IO", "S1", "S1+1", "S2", "END"], []));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IInferenceWorkers>(workers).AddSingleton<IInferenceAllowance>(workers));
    }

    // Every later head reads every earlier one of its position, with numbers that fall off; the negative mover works against the answer.
    private static (ExperimentGrid Grid, float[][] Rows) Edges(IReadOnlyList<CircuitNode> nodes)
    {
        List<(CircuitNode? Node, string? Input)> inputs = [.. from node in nodes from input in new[] { "q", "k", "v" } select ((CircuitNode?)node, (string?)input), (null, null)];
        return (new()
        {
            Name = EdgeLabels.Grid, Title = "What do the heads pass on to one another?", Unit = "fall of the logit difference", Scale = GridScale.Diverging,
            RowAxis = "into", RowLabels = [.. inputs.Select(i => EdgeLabels.Into(i.Node?.Head ?? EdgeLabels.Logits, i.Input, i.Node?.Role ?? "END"))],
            ColumnAxis = "from", ColumnLabels = [.. nodes.Select(n => EdgeLabels.From(n.Head, n.Role))],
        }, [.. inputs.Select((input, row) => nodes.Select((from, column) => Effect(from, input.Node, input.Input, row + column)).ToArray())]);

        static float Effect(CircuitNode from, CircuitNode? to, string? input, int number)
        {
            if (to is null) return from.Role != "END" ? float.NaN : from.Head == "3.3" ? -0.7f : 1.9f / (1 + (number % 4));
            if (from.Head[0] >= to.Head[0] || (input == "q" && from.Role != to.Role)) return float.NaN;
            return (input == "k" ? -0.2f : 0.8f) / (1 + (number % 5));
        }
    }

    private static (ExperimentGrid, float[][]) Heads(params float[][] rows) => Named("heads", rows);

    private static (ExperimentGrid, float[][]) Named(string name, float[][] rows) => (new()
    {
        Name = name, Title = "Which heads act on the logits directly?", Unit = "change of the logit difference, % of its clean value", Scale = GridScale.Diverging,
        RowAxis = "layer", RowLabels = [.. rows.Select((_, i) => $"{i}")], ColumnAxis = "head", ColumnLabels = ["0", "1", "2", "3"],
    }, rows);

    private void Add<T>(InterpDbContext db, Guid id, string kind, string title, T parameters, CircuitFindings? findings, (ExperimentGrid Grid, float[][] Rows) heads) => Add(db, id, kind, title, parameters, findings, [heads]);

    private void Add<T>(InterpDbContext db, Guid id, string kind, string title, T parameters, CircuitFindings? findings, ExperimentGrid grid, float[][] rows) => Add(db, id, kind, title, parameters, findings, [(grid, rows)]);

    private void Add<T>(InterpDbContext db, Guid id, string kind, string title, T parameters, CircuitFindings? findings, IReadOnlyList<(ExperimentGrid Grid, float[][] Rows)> grids)
    {
        var json = JsonSerializer.Serialize(parameters, JobJson.Options);
        db.Add(new Job
        {
            Id = id, Kind = kind, Title = title, State = JobState.Succeeded, Parameters = json, ParameterHash = Encoding.UTF8.GetBytes(title), Visibility = Visibility.Cohort,
            CohortId = World.Cohort, OwnerId = World.Researcher.PersonId, CreatedAt = Start, StartedAt = Start, Seconds = 2, ResultLink = $"/x/{id}",
        });
        db.Add(new Experiment
        {
            Id = id, Kind = kind, Title = title, ModelId = modelId, PromptSetId = promptsId, Parameters = json, ParametersHash = "abc", ModelHash = "m", PromptsHash = "tokens", CodeVersion = "test",
            Seed = 1, RowsTotal = grids.Sum(g => g.Rows.Length), Summary = findings is null ? """{"prompts":60}""" : JsonSerializer.Serialize(findings, JobJson.Options), Visibility = Visibility.Cohort, CohortId = World.Cohort, OwnerId = World.Researcher.PersonId, CreatedAt = Start,
        });
        foreach (var (number, (grid, rows)) in grids.Index())
        {
            db.Add(new ExperimentGrid
            {
                ExperimentId = id, Number = number, Name = grid.Name, Title = grid.Title, Unit = grid.Unit, Scale = grid.Scale, RowAxis = grid.RowAxis, RowLabels = grid.RowLabels, ColumnAxis = grid.ColumnAxis, ColumnLabels = grid.ColumnLabels,
            });
            db.AddRange(rows.Select((r, i) => new ExperimentRow { ExperimentId = id, Grid = number, Row = i, Values = r }));
        }
    }
}
