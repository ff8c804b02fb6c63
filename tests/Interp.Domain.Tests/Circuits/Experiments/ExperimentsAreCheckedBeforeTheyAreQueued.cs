using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class ExperimentsAreCheckedBeforeTheyAreQueued(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        db.Add(new Model
        {
            Name = "deep", Title = "Deep", Layers = 4, DModel = 8, DMlp = 0, Heads = 2, KvHeads = 2, DHead = 4, Context = 16, VocabularySize = 8, VocabularyId = world.VocabularyId,
            WeightsHash = "d", Visibility = Visibility.Public,
        });
        await db.SaveChangesAsync();
        await world.AddPrompts(db, "names");
        await world.AddPrompts(db, "mine", Visibility.Private, world.Learner);
        Read(count: 2);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"model":"none"}""", "model", "tiny" },
        { """{"promptSet":"none"}""", "promptSet", "names" },
        { """{"senders":["4.0"]}""", "senders", "layers 0 to 3" },
        { """{"senders":["0.2"]}""", "senders", "heads 0 to 1" },
        { """{"senders":["x"]}""", "senders", "no head" },
        { """{"senders":["0.1","0.1"]}""", "senders", "twice" },
        { """{"senders":[]}""", "senders", "at least one head" },
        { """{"senders":[null]}""", "senders", "no head" },
        { """{"senders":["3.0"],"receivers":[{"kind":"q","heads":["2.0"]}]}""", "senders", "No sender comes before" },
        { """{"mlps":true}""", "mlps", "no MLPs" },
        { """{"receivers":[]}""", "receivers", "from 1 to 16" },
        { """{"receivers":[null]}""", "receivers", "logits, q, k, v" },
        { """{"receivers":[{"kind":"z","heads":["0.1"]}]}""", "receivers", "logits, q, k, v" },
        { """{"receivers":[{"kind":"q"}]}""", "receivers", "at least one head" },
        { """{"receivers":[{"kind":"logits"},{"kind":"q","heads":["2.0"]}]}""", "receivers", "alone" },
        { """{"receiverPositions":["S3"]}""", "receiverPositions", "S2, END, all" },
        { """{"senderPositions":["S2"],"receiverPositions":["END"]}""", "senderPositions", "do not move between positions" },
        { """{"metric":"kl-divergence"}""", "unit", "nothing to take a percentage of" },
        { """{"visibility":"public"}""", "visibility", "no more people" },
        { """{"direction":"sideways"}""", "direction", "wrong type" },
        { """{"sender":["0.1"]}""", "sender", "no such parameter" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_done_is_refused_with_the_fix(string parameters, string field, string what)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Researcher, parameters));
        refused.Problems.ShouldContain(p => p.Field == field && p.Message.Contains(what, StringComparison.Ordinal), string.Join("; ", refused.Problems));
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NameTrafficParameters.Kind, "{}", "promptSet", "the role IO, S1")]
    [InlineData(PatchActivationsParameters.Kind, """{"sites":[]}""", "sites", "at least one site")]
    [InlineData(PatchActivationsParameters.Kind, """{"sites":["z","z"]}""", "sites", "each once")]
    [InlineData(PatchActivationsParameters.Kind, """{"sites":["hook_z"]}""", "sites", "no site")]
    [InlineData(PatchActivationsParameters.Kind, """{"sites":["mlp_out"]}""", "sites", "no MLPs")]
    [InlineData(PatchActivationsParameters.Kind, """{"positions":["6"]}""", "positions", "off the end")]
    [InlineData(PatchActivationsParameters.Kind, """{"positions":["IO"]}""", "positions", "S2, END, all")]
    [InlineData(PatchActivationsParameters.Kind, """{"positions":["0","0"]}""", "positions", "once")]
    [InlineData(PatchActivationsParameters.Kind, """{"referencePrompts":0}""", "referencePrompts", "1 to 1000")]
    [InlineData(PatchActivationsParameters.Kind, """{"replacement":"noise"}""", "replacement", "wrong type")]
    [InlineData(PatchActivationsParameters.Kind, """{"metric":"kl-divergence","unit":"percent"}""", "unit", "nothing to take a percentage of")]
    [InlineData(AttributeParameters.Kind, """{"method":"eap-2"}""", "method", "eap-ig-inputs")]
    [InlineData(AttributeParameters.Kind, """{"method":"nodes","sites":["resid_mid"]}""", "sites", "no MLPs")]
    [InlineData(AttributeParameters.Kind, """{"steps":0}""", "steps", "1 to 100")]
    [InlineData(AttributeParameters.Kind, """{"top":1}""", "top", "2 to 200")]
    [InlineData(AttributeParameters.Kind, """{"metric":"kl-divergence"}""", "metric", "gradient zero")]
    public async Task What_sweeps_and_attributions_cannot_do_is_refused_with_the_fix(string kind, string parameters, string field, string what)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Researcher, parameters, kind));
        refused.Problems.ShouldContain(p => p.Field == field && p.Message.Contains(what, StringComparison.Ordinal), string.Join("; ", refused.Problems));
    }

    [Fact]
    public async Task What_a_method_does_not_read_makes_no_other_job()
    {
        var first = await Submit(world.Researcher, """{"method":"eap","steps":7,"sites":["q"]}""", AttributeParameters.Kind);
        (await Submit(world.Researcher, """{"method":"eap"}""", AttributeParameters.Kind)).ShouldBe(new(first.Id, Existing: true));
        var twin = await Submit(world.Researcher, """{"seed":5}""", PatchActivationsParameters.Kind);
        (await Submit(world.Researcher, "{}", PatchActivationsParameters.Kind)).ShouldBe(new(twin.Id, Existing: true));
        (await Submit(world.Researcher, """{"replacement":"resample","seed":5}""", PatchActivationsParameters.Kind)).Id
            .ShouldNotBe((await Submit(world.Researcher, """{"replacement":"resample","seed":6}""", PatchActivationsParameters.Kind)).Id);
    }

    /// <summary>Role × size × whose prompts: quick ones are for everybody who is signed in, long ones for researchers and instructors.</summary>
    [Theory]
    [InlineData("learner", "names", true, true)]
    [InlineData("learner", "names", false, false)]
    [InlineData("learner", "mine", true, true)]
    [InlineData("researcher", "names", true, true)]
    [InlineData("researcher", "names", false, true)]
    [InlineData("instructor", "names", false, true)]
    [InlineData("anonymous", "names", true, false)]
    public async Task Who_may_run_it_follows_from_how_long_it_takes(string who, string set, bool quick, bool may)
    {
        Read(quick ? 2 : 1_000, quick ? 8 : 10_000);
        Task<JobSubmission> Submitting() => Submit(Is(who), $$"""{"promptSet":"{{set}}"}""");
        if (!may)
        {
            await Should.ThrowAsync<ForbiddenException>(Submitting);
            return;
        }

        var id = (await Submitting()).Id;
        var job = (await database.Get<JobQueries>().Find(world.Administrator with { IsAdministrator = true }, id, Cancellation))!;
        var parameters = JsonSerializer.Deserialize<PatchPathsParameters>(job.ParametersJson, JobJson.Options)!;
        parameters.Visibility.ShouldBe(set == "mine" ? Visibility.Private : Visibility.Cohort);
        parameters.CohortId.ShouldBe(world.Cohort);
    }

    [Fact]
    public async Task Nobody_puts_an_experiment_into_a_cohort_that_is_not_theirs()
    {
        await using var db = database.Open();
        await world.AddPrompts(db, "open", Visibility.Public);
        var theirs = $$"""{"promptSet":"open","cohortId":{{world.Cohort}}}""";
        (await Should.ThrowAsync<ForbiddenException>(() => Submit(world.Stranger, theirs))).Message.ShouldContain("members");
        await Submit(world.Stranger, """{"promptSet":"open"}""");
        (await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Stranger, """{"promptSet":"names"}"""))).Problems[0].Field.ShouldBe("promptSet");
        var alone = world.Stranger with { Roles = new Dictionary<int, CohortRole>() };
        var job = (await database.Get<JobQueries>().Find(alone, (await Submit(alone, """{"promptSet":"open","senders":["0.0"]}""")).Id, Cancellation))!;
        job.ParametersJson.ShouldContain("private");
    }

    [Fact]
    public async Task What_no_worker_can_hold_or_finish_is_refused_with_the_estimate()
    {
        Read(count: 1_000, length: 100_000_000);
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Researcher, """{"receivers":[{"kind":"q","heads":["3.0"]}],"receiverPositions":["all"]}"""));
        refused.Problems.ShouldContain(p => p.Message.Contains("GiB of memory", StringComparison.Ordinal) && p.Message.Contains("fewer prompts", StringComparison.Ordinal));
        refused.Problems.ShouldContain(p => p.Message.Contains("hours", StringComparison.Ordinal));
    }

    private void Read(int count, int length = 6) => database.Workers.Answer<PromptsQuestion, PromptsAnswer>(_ => new(count, length, length, "tokens", ["S2", "END"], []));

    private Task<JobSubmission> Submit(Viewer viewer, string parameters, string kind = PatchPathsParameters.Kind)
    {
        var merged = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"model":"deep","promptSet":"names"}""")!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)!) merged[name] = value;
        return database.Get<JobCommands>().Submit(viewer, kind, JsonSerializer.SerializeToElement(merged), force: false, Cancellation);
    }

    private Viewer Is(string who) => who switch { "learner" => world.Learner, "researcher" => world.Researcher, "instructor" => world.Instructor, _ => Viewer.Anonymous };
}
