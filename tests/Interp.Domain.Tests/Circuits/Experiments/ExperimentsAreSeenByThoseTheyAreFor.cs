using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class ExperimentsAreSeenByThoseTheyAreFor(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ExperimentQueries Experiments => database.Get<ExperimentQueries>();

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(Visibility.Private, "learner administrator")]
    [InlineData(Visibility.Cohort, "learner researcher instructor administrator")]
    [InlineData(Visibility.Public, "anonymous stranger learner researcher instructor administrator")]
    public async Task Lists_and_pages_agree_on_who_may_read(Visibility visibility, string readers)
    {
        await using var db = database.Open();
        var id = await world.AddExperiment(db, $"of {visibility}", JobState.Succeeded, visibility: visibility, owner: world.Learner);
        foreach (var (name, viewer) in Everybody())
        {
            var reads = readers.Split(' ').Contains(name, StringComparer.Ordinal);
            (await Experiments.Find(viewer, id, Cancellation) is not null).ShouldBe(reads, name);
            (await Experiments.List(viewer, new(), Cancellation)).Any(e => e.Id == id).ShouldBe(reads, name);
        }
    }

    [Theory]
    [InlineData(JobState.Queued, ExperimentState.Running)]
    [InlineData(JobState.Running, ExperimentState.Running)]
    [InlineData(JobState.Succeeded, ExperimentState.Complete)]
    [InlineData(JobState.Failed, ExperimentState.Failed)]
    [InlineData(JobState.Cancelled, ExperimentState.Cancelled)]
    public async Task The_rows_that_are_there_are_shown_whatever_became_of_the_job(JobState job, ExperimentState state)
    {
        await using var db = database.Open();
        var found = (await Experiments.Find(world.Learner, await world.AddExperiment(db, $"a {job} one", job, rows: 1), Cancellation))!;
        found.Summary.State.ShouldBe(state);
        found.Summary.Error.ShouldBe(job == JobState.Failed ? "It broke." : null);
        (found.Summary.RowsDone, found.Summary.RowsTotal).ShouldBe((1, 2));
        var grid = found.Grids.ShouldHaveSingleItem();
        grid.Rows[0].ShouldBeNull("its row is not finished");
        (grid.At(0, 0), grid.At(1, 0), grid.At(1, 1), grid.At(1, 2)).ShouldBe((null, 0.5f, -1f, null));
        grid.Largest.ShouldBe(1);
    }

    [Fact]
    public async Task Lists_are_narrowed_by_model_kind_prompts_state_and_person()
    {
        await using var db = database.Open();
        var prompts = await world.AddPrompts(db, "names");
        var done = await world.AddExperiment(db, "done", JobState.Succeeded, prompts: prompts);
        var failed = await world.AddExperiment(db, "failed", JobState.Failed, owner: world.Learner, kind: "attribute");
        await Filtered(new(Model: "tiny"), done, failed);
        await Filtered(new(Model: "other"));
        await Filtered(new(Kind: "attribute"), failed);
        await Filtered(new(PromptSet: "names"), done);
        await Filtered(new(State: ExperimentState.Failed), failed);
        await Filtered(new(State: ExperimentState.Running));
        await Filtered(new(Mine: true), failed);
        (await Experiments.List(Viewer.Anonymous, new(Mine: true), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_public_experiment_does_not_name_a_prompt_set_that_is_private()
    {
        await using var db = database.Open();
        var prompts = await world.AddPrompts(db, "secret", Visibility.Private);
        var id = await world.AddExperiment(db, "shown", JobState.Succeeded, visibility: Visibility.Public, prompts: prompts);
        (await Experiments.Find(world.Learner, id, Cancellation))!.Summary.PromptSet.ShouldBeNull();
        (await Experiments.Find(world.Researcher, id, Cancellation))!.Summary.PromptSet.ShouldBe("secret");
        (await Experiments.List(world.Learner, new(PromptSet: "secret"), Cancellation)).ShouldBeEmpty();
    }

    private async Task Filtered(ExperimentFilter filter, params Guid[] expected) =>
        (await Experiments.List(world.Learner, filter, Cancellation)).Select(e => e.Id).ShouldBe(expected, ignoreOrder: true, filter.ToString());

    private IEnumerable<(string Name, Viewer Viewer)> Everybody() =>
    [
        ("anonymous", Viewer.Anonymous), ("stranger", world.Stranger), ("learner", world.Learner), ("researcher", world.Researcher),
        ("instructor", world.Instructor), ("administrator", world.Administrator),
    ];
}
