using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;

namespace Interp.Workers.Tests.Circuits;

public sealed class PathsArePatchedFromQueueToPage(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_cell_is_what_four_plain_passes_give()
    {
        await using var lab = await Lab.Open(cluster);
        var set = await DeepToy.Add(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();
        var id = (await Submit(lab, lab.World.Learner, new { model = DeepToy.Model, promptSet = set, mlps = true, unit = "raw" })).Id;
        var job = await lab.WaitForEnd(id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe($"/x/{id}");

        var found = (await lab.Get<ExperimentQueries>().Find(lab.World.Researcher, id, Cancellation))!;
        found.Summary.State.ShouldBe(ExperimentState.Complete);
        found.Grids.Select(g => (g.Name, g.RowLabels.Count, g.ColumnLabels.Count)).ShouldBe([("heads", 3, 2), ("mlps", 3, 1)]);
        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, DeepToy.Model));
        var tokenizer = TokenizerFolder.Load(Path.Combine(lab.Models, DeepToy.Model));
        var prompts = await new PromptShelf(lab.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<InterpDbContext>>()).Read(set, DeepToy.Model, tokenizer, decoder.Config.n_ctx, Cancellation);
        found.Provenance.PromptsHash.ShouldBe(prompts.Hash);
        var options = new PathPatchingOptions { Scale = MetricScale.Raw };
        var clean = JsonDocument.Parse(found.SummaryJson!).RootElement.GetProperty("metricOnClean").GetDouble();
        for (var layer = 0; layer < 3; layer++)
        {
            for (var head = 0; head < 2; head++) Same(found.Grids[0].At(layer, head)!.Value, PathSender.Of(new HeadName(layer, head)));
            Same(found.Grids[1].At(layer, 0)!.Value, PathSender.OfMlp(layer));
        }

        (await Submit(lab, lab.World.Researcher, new { model = DeepToy.Model, promptSet = set, mlps = true, unit = "raw" })).ShouldBe(new(id, Existing: true), "equal requests of a class are one computation");

        void Same(float shown, PathSender sender) =>
            ((double)shown).ShouldBe(PathPatchingReference.Metric(decoder, prompts, options, sender).Average() - clean, 1e-4, sender.Name);
    }

    [Fact]
    public async Task Receiving_heads_leave_later_layers_out_and_named_senders_leave_the_others_empty()
    {
        await using var lab = await Lab.Open(cluster);
        var set = await DeepToy.Add(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();
        var id = (await Submit(lab, lab.World.Learner, new
        {
            model = DeepToy.Model, promptSet = set, senders = new[] { "0.1", "1.0", "2.1" }, receivers = new[] { new { kind = "q", heads = new[] { "2.0", "2.1" } } },
            receiverPositions = new[] { "END" }, direction = "denoise", unit = "normalised",
        })).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();
        var grid = (await lab.Get<ExperimentQueries>().Find(lab.World.Learner, id, Cancellation))!.Grids.ShouldHaveSingleItem();
        grid.RowLabels.ShouldBe(["0", "1"], "a head of layer 2 cannot send to layer 2");
        (grid.At(0, 0), grid.At(1, 1)).ShouldBe((null, null));
        grid.At(0, 1).ShouldNotBeNull();
        grid.At(1, 0).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_metric_that_no_patch_can_move_ends_the_job_with_the_reason()
    {
        await using var lab = await Lab.Open(cluster);
        await DeepToy.Add(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();
        var set = await lab.Get<PromptSetCommands>().Create(
            lab.World.Researcher, new(PromptSource.Pairs, Pairs: [new("quiet river", "quiet river", " stone", " light")]), Cancellation);
        var job = await lab.WaitForEnd((await Submit(lab, lab.World.Learner, new { model = DeepToy.Model, promptSet = set })).Id);
        job.Summary.State.ShouldBe(JobState.Failed);
        job.Summary.Error!.ShouldContain("alike");
    }

    private static Task<JobSubmission> Submit(Lab lab, Viewer viewer, object parameters) =>
        lab.Get<JobCommands>().Submit(viewer, PatchPathsParameters.Kind, JsonSerializer.SerializeToElement(parameters), force: false, Cancellation);
}
