using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interp.Workers.Tests.Circuits;

public sealed class RowsAreWrittenAsTheyCome(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly GridHeader Grid = new("logits", "Which heads?", "ΔLD", GridScale.Diverging, "layer", ["0", "1"], "head", ["0", "1"]);
    private readonly TestDatabase database = new(cluster);
    private World world = null!;
    private Job job = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IDbContextFactory<InterpDbContext> Contexts => database.Get<IDbContextFactory<InterpDbContext>>();

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        await world.AddPrompts(db, "names");
        job = new Job
        {
            Id = Guid.NewGuid(), Kind = "patch-paths", Title = "Heads of tiny", State = JobState.Running, Parameters = """{"model": "tiny"}""", ParameterHash = [1],
            Visibility = Visibility.Cohort, CohortId = world.Cohort, OwnerId = world.Researcher.PersonId, CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        db.Add(job);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Each_row_is_seen_at_once_and_told_as_progress()
    {
        await using (var reports = Reports())
        {
            var writer = await Begin(reports, "tokens");
            (await Found()).Grids[0].Rows.ShouldAllBe(r => r == null);
            writer.Row(0, 1, [0.25f, float.NaN]);
            var found = await Found();
            found.Grids[0].Rows[1].ShouldBe([0.25f, float.NaN]);
            (found.Summary.RowsDone, found.Summary.RowsTotal, found.SummaryJson).ShouldBe((1, 2, null));
        }

        var told = (await database.Get<JobQueries>().Find(world.Researcher, job.Id, Cancellation))!.Summary.Progress!;
        (told.Stage, told.Step, told.Steps).ShouldBe((ExperimentWriter.Sweep, 1, 2));
        var provenance = (await Found()).Provenance;
        (provenance.ModelHash, provenance.PromptsHash, provenance.Seed).ShouldBe(("w", "tokens", 5));
        provenance.ParametersHash.Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_second_attempt_keeps_the_rows_of_the_first_and_completes()
    {
        await using var reports = Reports();
        (await Begin(reports, "tokens")).Row(0, 1, [1, 2]);
        var again = await Begin(reports, "tokens");
        (again.Has(0, 1), again.Has(0, 0), again.RowsDone).ShouldBe((true, false, 1));
        again.Values(0, 1).ShouldBe([1, 2]);
        (await Should.ThrowAsync<InvalidOperationException>(() => again.Complete(new { heads = 4 }, Cancellation))).Message.ShouldContain("1 of 2 rows");
        again.Row(0, 0, [3, 4]);
        again.Row(0, 0, [3, 5]);
        (await again.Complete(new { heads = 4 }, Cancellation)).ShouldBe($"/x/{job.Id}");
        var found = await Found();
        found.Grids[0].Rows.ShouldBe([[3f, 5], [1f, 2]]);
        JsonDocument.Parse(found.SummaryJson!).RootElement.GetProperty("heads").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Rows_of_other_prompts_are_not_mixed_in()
    {
        await using var reports = Reports();
        (await Begin(reports, "tokens")).Row(0, 1, [1, 2]);
        var again = await Begin(reports, "other tokens");
        again.RowsDone.ShouldBe(0);
        (await Found()).Grids[0].Rows.ShouldAllBe(r => r == null);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_refused()
    {
        await using var reports = Reports();
        var writer = await Begin(reports, "tokens");
        Should.Throw<ArgumentException>(() => writer.Row(0, 2, [1, 2])).Message.ShouldContain("no row 2");
        Should.Throw<ArgumentException>(() => writer.Row(0, 0, [1])).Message.ShouldContain("2 columns");
        Should.Throw<ArgumentException>(() => writer.Row(0, 0, [1, float.PositiveInfinity])).Message.ShouldContain("infinite");
        (await Found()).Summary.RowsDone.ShouldBe(0);
    }

    private JobReports Reports() => new(job.Id, Contexts, TimeProvider.System, NullLogger.Instance);

    private Task<ExperimentWriter> Begin(JobReports reports, string prompts) => new ExperimentLedger(Contexts, TimeProvider.System).Begin(
        new JobRun(job, string.Empty, reports, TimeProvider.System.GetUtcNow()), new ExperimentHeader("tiny", [Grid]) { PromptSet = "names", PromptsHash = prompts, Seed = 5 }, Cancellation);

    private async Task<ExperimentDetail> Found() => (await database.Get<ExperimentQueries>().Find(world.Learner, job.Id, Cancellation))!;
}
