using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class ExperimentsAreEstimatedBeforeTheyAreSent(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        foreach (var (name, layers, heads) in new[] { ("small", 4, 4), ("deep", 8, 4), ("wide", 4, 8) })
        {
            db.Add(new Model
            {
                Name = name, Title = name, Layers = layers, DModel = 128, DMlp = 512, Heads = heads, KvHeads = heads, DHead = 32, Context = 64, VocabularySize = 3072, VocabularyId = world.VocabularyId,
                WeightsHash = name, Visibility = Visibility.Public,
            });
        }

        await db.SaveChangesAsync();
        await world.AddPrompts(db, "names");
        await world.AddPrompts(db, "open", Visibility.Public);
        Read(count: 60);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public static TheoryData<string, string, long, string> Kinds => new()
    {
        { JobKinds.PatchPaths, "{}", 16, "senders" },
        { JobKinds.PatchPaths, """{"senders":["0.1","1.1"],"mlps":true}""", 6, "senders" },
        { JobKinds.PatchActivations, "{}", 16, "cells" },
        { JobKinds.PatchActivations, """{"sites":["resid_pre","mlp_out"],"positions":["S2","END"]}""", 16, "cells" },
        // To q, k and v of four heads, to the MLP and to the logits, from all that is below.
        { JobKinds.Attribute, "{}", (12 * (1 + 6 + 11 + 16)) + (5 + 10 + 15 + 20) + 21, "edges" },
        { JobKinds.Attribute, """{"method":"nodes","sites":["z"]}""", 1, "sites" },
        { JobKinds.EvaluateCircuit, """{"nodes":[{"head":"0.1","class":"name-mover","role":"END"}],"randomSets":0,"greedyRuns":0,"minimality":"none"}""", 5, "runs" },
        { JobKinds.PruneCircuit, """{"parts":"heads"}""", 16, "heads" },
        { JobKinds.ScoreHeads, "{}", 16, "heads" },
        { JobKinds.NameTraffic, "{}", 16, "heads" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_says_how_much_it_computes(string kind, string parameters, long count, string of)
    {
        var estimate = await Estimate(world.Learner, kind, parameters);
        (estimate.Kind, estimate.Count, estimate.Of).ShouldBe((kind, count, of));
        estimate.Prompts.ShouldBe(kind == JobKinds.ScoreHeads ? 0 : 60);
        estimate.MemoryBytes.ShouldBeInRange(1, estimate.WorkerMemoryBytes);
        (estimate.Seconds > 0 && estimate.Quick && estimate.Admitted).ShouldBeTrue(estimate.ToString());
        database.Queue.Jobs.ShouldBeEmpty();
    }

    /// <summary>More prompts, layers or heads never take less.</summary>
    [Theory]
    [InlineData(JobKinds.PatchPaths, """{"receivers":[{"kind":"q","heads":["3.0"]}]}""")]
    [InlineData(JobKinds.PatchPaths, "{}")]
    [InlineData(JobKinds.PatchActivations, "{}")]
    [InlineData(JobKinds.PatchActivations, """{"sites":["resid_pre"]}""")]
    [InlineData(JobKinds.Attribute, "{}")]
    [InlineData(JobKinds.Attribute, """{"method":"eap-ig-inputs","steps":10}""")]
    [InlineData(JobKinds.Attribute, """{"method":"eap-ig-activations"}""")]
    [InlineData(JobKinds.Attribute, """{"method":"nodes"}""")]
    [InlineData(JobKinds.PruneCircuit, "{}")]
    [InlineData(JobKinds.EvaluateCircuit, """{"nodes":[{"head":"0.1","class":"name-mover","role":"END"}]}""")]
    [InlineData(JobKinds.ScoreHeads, "{}")]
    [InlineData(JobKinds.NameTraffic, "{}")]
    public async Task More_prompts_layers_or_heads_take_longer(string kind, string parameters)
    {
        var small = await Estimate(world.Researcher, kind, parameters);
        foreach (var other in new[] { "deep", "wide" })
        {
            var larger = await Estimate(world.Researcher, kind, parameters, other);
            larger.Seconds.ShouldBeGreaterThan(small.Seconds, other);
            larger.MemoryBytes.ShouldBeGreaterThanOrEqualTo(small.MemoryBytes, other);
        }

        if (kind == JobKinds.ScoreHeads) return;
        Read(count: 600);
        (await Estimate(world.Researcher, kind, parameters)).Seconds.ShouldBeGreaterThan(small.Seconds);
    }

    [Theory]
    [InlineData(60, 15, true, true, true)]
    [InlineData(100, 5_000, false, false, true)]
    public async Task It_says_what_submitting_would_answer(int prompts, int length, bool quick, bool learner, bool researcher)
    {
        Read(prompts, length);
        foreach (var (viewer, may) in new[] { (world.Learner, learner), (world.Researcher, researcher), (Viewer.Anonymous, false) })
        {
            var estimate = await Estimate(viewer, JobKinds.PatchPaths, """{"promptSet":"open"}""");
            (estimate.Quick, estimate.Forbidden is null).ShouldBe((quick, may));
            var submit = () => database.Get<JobCommands>().Submit(viewer, JobKinds.PatchPaths, JsonSerializer.SerializeToElement(new { model = "small", promptSet = "open" }), force: false, Cancellation);
            if (may) await submit();
            else if (viewer.IsSignedIn) (await submit.ShouldThrowAsync<ForbiddenException>()).Message.ShouldBe(estimate.Forbidden);
            else await submit.ShouldThrowAsync<ForbiddenException>();
        }
    }

    [Fact]
    public async Task What_no_worker_can_hold_is_told_with_the_fix_and_the_numbers()
    {
        Read(count: 1_000, length: 100_000_000);
        var estimate = await Estimate(world.Researcher, JobKinds.PatchPaths, "{}");
        estimate.Admitted.ShouldBeFalse();
        estimate.Problems.ShouldContain(p => p.Message.Contains("fewer prompts", StringComparison.Ordinal));
        estimate.MemoryBytes.ShouldBeGreaterThan(estimate.WorkerMemoryBytes);
    }

    [Theory]
    [InlineData(JobKinds.PatchPaths, """{"senders":["9.0"]}""", "senders")]
    [InlineData(JobKinds.PatchPaths, """{"visibility":"public"}""", null)]
    [InlineData(JobKinds.NameTraffic, """{"visibility":"public"}""", null)]
    [InlineData(JobKinds.TrainSae, "{}", "kind")]
    [InlineData("nothing", "{}", "kind")]
    public async Task What_is_wrong_is_a_problem_as_when_it_is_sent(string kind, string parameters, string? refused)
    {
        var ask = () => Estimate(world.Researcher, kind, parameters);
        if (refused is null) (await ask()).Problems.ShouldContain(p => p.Field == "visibility");
        else (await ask.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == refused);
    }

    private void Read(int count, int length = 15) => database.Workers.Answer<PromptsQuestion, PromptsAnswer>(_ => new(count, length, length, "tokens", ["IO", "S1", "S2", "END"], []));

    private Task<ExperimentEstimate> Estimate(Viewer viewer, string kind, string parameters, string model = "small")
    {
        var merged = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kind == JobKinds.ScoreHeads ? $$"""{"model":"{{model}}"}""" : $$"""{"model":"{{model}}","promptSet":"names"}""")!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)!) merged[name] = value;
        return database.Get<ExperimentEstimates>().Of(viewer, kind, JsonSerializer.SerializeToElement(merged), Cancellation);
    }
}
