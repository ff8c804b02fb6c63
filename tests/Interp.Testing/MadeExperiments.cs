using System.Text;
using Interp.Domain.Access;
using Interp.Domain.Database;
using Interp.Domain.Experiments;
using Interp.Domain.Jobs;
using Interp.Domain.Prompts;

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
        this World world, InterpDbContext db, string title, JobState state, int rows = 2, Visibility visibility = Visibility.Cohort, Viewer? owner = null, PromptSet? prompts = null, string kind = "patch-paths")
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
            ExperimentId = id, Number = 0, Name = "logits", Title = "Which heads move the logits?", Unit = "change of the logit difference", Scale = GridScale.Diverging,
            RowAxis = "layer", RowLabels = ["0", "1"], ColumnAxis = "head", ColumnLabels = ["0", "1", "2"],
        });
        db.AddRange(Enumerable.Range(0, rows).Select(r => new ExperimentRow { ExperimentId = id, Grid = 0, Row = 1 - r, Values = [0.5f * (1 - r), -1, r == 0 ? float.NaN : 2] }));
        await db.SaveChangesAsync();
        return id;
    }
}
