using System.Text.Json;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Interp.Workers.Tests.Library;

public sealed class ALanguageModelIsTrainedFromQueueToFolder(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_the_shape_the_positions_and_the_start_that_were_asked_for()
    {
        await using var lab = await Lab.Open(cluster);
        var worker = await lab.StartWorker();
        var rotary = await Train(lab, "turned", new { corpus = "toy-text", name = "turned", layers = 2, heads = 2, dModel = 16, dMlp = 32, context = 16, batchSize = 2, trainTokens = 640, cooldownAt = 320, positions = "rotary", tiedStart = true });
        (rotary.Config.Positions, rotary.Config.n_layers, rotary.Config.d_head, rotary.Config.n_ctx).ShouldBe((PositionalEncoding.RotaryHalfSplit, 2, 8, 16));
        (rotary.TiedStart, rotary.CooldownsAt.ShouldHaveSingleItem()).ShouldBe((true, 320));
        var learned = await Train(lab, "plain", new { corpus = "toy-text", name = "plain", layers = 1, heads = 2, dModel = 16, dMlp = 32, context = 16, batchSize = 2, trainTokens = 640 });
        (learned.Config.Positions, learned.TiedStart, learned.CooldownsAt.Length).ShouldBe((PositionalEncoding.Learned, false, 0));

        // A corpus without the mini-pile's English has nothing to mix in, and says so.
        var mix = await lab.WaitForEnd((await lab.Submit(BuildCorpusParameters.Kind, new { source = "ioi-mix", name = "mix", corpus = "toy-text" })).Id);
        (mix.Summary.State, mix.Summary.Error!.Contains("mini-pile", StringComparison.Ordinal)).ShouldBe((JobState.Failed, true), mix.Summary.Error);

        // What every worker gives the site when it starts is there once.
        await worker.Services.GetServices<IHostedService>().OfType<PromptSetRegistration>().Single().StartAsync(Cancellation);
        (await lab.Get<PromptSetQueries>().List(Viewer.Anonymous, Cancellation)).ShouldHaveSingleItem().Name.ShouldBe(LessonPrompts.Name);
    }

    private static async Task<(DecoderConfig Config, bool TiedStart, long[] CooldownsAt)> Train(Lab lab, string name, object parameters)
    {
        var job = await lab.WaitForEnd((await lab.Submit(TrainLanguageModelParameters.Kind, parameters)).Id);
        job.Summary.State.ShouldBe(JobState.Succeeded, job.Summary.Error);
        job.Curve.ShouldAllBe(p => p.Numbers.Keys.SequenceEqual(LanguageModelNumbers.All.Select(n => n.Name), StringComparer.Ordinal));
        (await lab.Get<ModelQueries>().Find(lab.World.Instructor, name, Cancellation)).ShouldNotBeNull();
        var folder = Path.Combine(lab.Data, "models", name);
        using var decoder = ModelFolder.Load(folder);
        var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "training.json"), Cancellation)).RootElement;
        var training = record.GetProperty("training");
        return (decoder.Config, training.GetProperty("tied_start").GetBoolean(), [.. training.GetProperty("cooldowns_at").EnumerateArray().Select(c => c.GetInt64())]);
    }
}
