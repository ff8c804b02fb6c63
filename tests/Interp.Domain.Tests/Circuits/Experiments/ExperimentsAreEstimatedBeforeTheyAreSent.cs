using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Dictionaries;
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
        { PatchPathsParameters.Kind, "{}", 16, "senders" },
        { PatchPathsParameters.Kind, """{"senders":["0.1","1.1"],"mlps":true}""", 6, "senders" },
        { PatchActivationsParameters.Kind, "{}", 16, "cells" },
        { PatchActivationsParameters.Kind, """{"sites":["resid_pre","mlp_out"],"positions":["S2","END"]}""", 16, "cells" },
        // To q, k and v of four heads, to the MLP and to the logits, from all that is below.
        { AttributeParameters.Kind, "{}", (12 * (1 + 6 + 11 + 16)) + (5 + 10 + 15 + 20) + 21, "edges" },
        { AttributeParameters.Kind, """{"method":"nodes","sites":["z"]}""", 1, "sites" },
        { EvaluateCircuitParameters.Kind, """{"nodes":[{"head":"0.1","class":"name-mover","role":"END"}],"randomSets":0,"greedyRuns":0,"minimality":"none"}""", 5, "runs" },
        { PruneCircuitParameters.Kind, """{"parts":"heads"}""", 16, "heads" },
        { ScoreHeadsParameters.Kind, "{}", 16, "heads" },
        { NameTrafficParameters.Kind, "{}", 16, "heads" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_says_how_much_it_computes(string kind, string parameters, long count, string of)
    {
        var estimate = await Estimate(world.Learner, kind, parameters);
        (estimate.Kind, estimate.Count, estimate.Of).ShouldBe((kind, count, of));
        estimate.Prompts.ShouldBe(kind == ScoreHeadsParameters.Kind ? 0 : 60);
        estimate.MemoryBytes.ShouldBeInRange(1, estimate.WorkerMemoryBytes);
        (estimate.Seconds > 0 && estimate.Quick && estimate.Admitted).ShouldBeTrue(estimate.ToString());
        database.Queue.Jobs.ShouldBeEmpty();
    }

    /// <summary>More prompts, layers or heads never take less.</summary>
    [Theory]
    [InlineData(PatchPathsParameters.Kind, """{"receivers":[{"kind":"q","heads":["3.0"]}]}""")]
    [InlineData(PatchPathsParameters.Kind, "{}")]
    [InlineData(PatchActivationsParameters.Kind, "{}")]
    [InlineData(PatchActivationsParameters.Kind, """{"sites":["resid_pre"]}""")]
    [InlineData(AttributeParameters.Kind, "{}")]
    [InlineData(AttributeParameters.Kind, """{"method":"eap-ig-inputs","steps":10}""")]
    [InlineData(AttributeParameters.Kind, """{"method":"eap-ig-activations"}""")]
    [InlineData(AttributeParameters.Kind, """{"method":"nodes"}""")]
    [InlineData(PruneCircuitParameters.Kind, "{}")]
    [InlineData(EvaluateCircuitParameters.Kind, """{"nodes":[{"head":"0.1","class":"name-mover","role":"END"}]}""")]
    [InlineData(ScoreHeadsParameters.Kind, "{}")]
    [InlineData(NameTrafficParameters.Kind, "{}")]
    public async Task More_prompts_layers_or_heads_take_longer(string kind, string parameters)
    {
        var small = await Estimate(world.Researcher, kind, parameters);
        foreach (var other in new[] { "deep", "wide" })
        {
            var larger = await Estimate(world.Researcher, kind, parameters, other);
            larger.Seconds.ShouldBeGreaterThan(small.Seconds, other);
            larger.MemoryBytes.ShouldBeGreaterThanOrEqualTo(small.MemoryBytes, other);
        }

        if (kind == ScoreHeadsParameters.Kind) return;
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
            var estimate = await Estimate(viewer, PatchPathsParameters.Kind, """{"promptSet":"open"}""");
            (estimate.Quick, estimate.Forbidden is null).ShouldBe((quick, may));
            var submit = () => database.Get<JobCommands>().Submit(viewer, PatchPathsParameters.Kind, JsonSerializer.SerializeToElement(new { model = "small", promptSet = "open" }), force: false, Cancellation);
            if (may) await submit();
            else if (viewer.IsSignedIn) (await submit.ShouldThrowAsync<ForbiddenException>()).Message.ShouldBe(estimate.Forbidden);
            else await submit.ShouldThrowAsync<ForbiddenException>();
        }
    }

    [Fact]
    public async Task What_no_worker_can_hold_is_told_with_the_fix_and_the_numbers()
    {
        Read(count: 1_000, length: 100_000_000);
        var estimate = await Estimate(world.Researcher, PatchPathsParameters.Kind, "{}");
        estimate.Admitted.ShouldBeFalse();
        estimate.Problems.ShouldContain(p => p.Message.Contains("fewer prompts", StringComparison.Ordinal));
        estimate.MemoryBytes.ShouldBeGreaterThan(estimate.WorkerMemoryBytes);
    }

    [Theory]
    [InlineData(PatchPathsParameters.Kind, """{"senders":["9.0"]}""", "senders")]
    [InlineData(PatchPathsParameters.Kind, """{"visibility":"public"}""", null)]
    [InlineData(NameTrafficParameters.Kind, """{"visibility":"public"}""", null)]
    [InlineData(TrainSaeParameters.Kind, "{}", "kind")]
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
        var merged = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kind == ScoreHeadsParameters.Kind ? $$"""{"model":"{{model}}"}""" : $$"""{"model":"{{model}}","promptSet":"names"}""")!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)!) merged[name] = value;
        return database.Get<ExperimentEstimates>().Of(viewer, kind, JsonSerializer.SerializeToElement(merged), Cancellation);
    }
}
