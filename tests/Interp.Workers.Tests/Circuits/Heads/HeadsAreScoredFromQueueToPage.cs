using System.Text.Json;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using TorchSharp;

namespace Interp.Workers.Tests.Circuits;

public sealed class HeadsAreScoredFromQueueToPage(PostgresCluster cluster)
{
    private const int Layers = 2;
    private const int HeadsOfALayer = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learner_has_them_scored_and_the_numbers_are_those_of_the_patterns_and_of_the_whole_matrices()
    {
        await using var lab = await Lab.Open(cluster);
        TwoLayers(lab);
        await lab.Register();
        await lab.StartWorker();
        await lab.WaitForDoor();

        var submission = await lab.Get<JobCommands>().Submit(lab.World.Learner, ScoreHeadsParameters.Kind, JsonSerializer.SerializeToElement(new { model = "two", sequences = 2 }), force: false, Cancellation);
        var job = await lab.WaitForEnd(submission.Id);
        job.Summary.State.ShouldBe(JobState.Succeeded, job.Summary.Error);
        var scores = (await lab.Get<HeadQueries>().Scores(lab.World.Learner, "two", Cancellation))!;
        scores.Grids.Select(g => g.Name).ShouldBe(["previous-token", "duplicate-token", "induction", "composition-q", "composition-k", "composition-v"]);

        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, "two"));
        var mark = TokenizerFolder.Load(Path.Combine(lab.Models, "two")).BeginningOfText;
        var drawn = RepeatedTokens.For(decoder.Config) with { Sequences = 2 };
        drawn = (2 * drawn.Period) + 1 <= decoder.Config.n_ctx ? drawn with { BeginningToken = mark } : drawn;
        var first = drawn.BeginningToken is null ? 0 : 1;
        using var noGradients = torch.no_grad();
        using var tokens = drawn.Tokens(decoder.Config);
        using var cache = decoder.RunWithCache(tokens, ["blocks.0.attn.hook_pattern", "blocks.1.attn.hook_pattern"]);
        for (var layer = 0; layer < Layers; layer++)
        {
            for (var head = 0; head < HeadsOfALayer; head++)
            {
                var pattern = cache[$"blocks.{layer}.attn.hook_pattern"];
                scores.Grids[0].At(layer, head)!.Value.ShouldBe(Mean(pattern, head, first + 1, first + (2 * drawn.Period), 1), 1e-5f);
                scores.Grids[1].At(layer, head)!.Value.ShouldBe(Mean(pattern, head, first + drawn.Period, first + (2 * drawn.Period), drawn.Period), 1e-5f);
                scores.Grids[2].At(layer, head)!.Value.ShouldBe(Mean(pattern, head, first + drawn.Period, first + (2 * drawn.Period), drawn.Period - 1), 1e-5f);
            }
        }

        // The baseline is the same for all pairs, so differences between pairs are those of ‖W_OV W_OV‖ / (‖W_OV‖ ‖W_OV‖) formed whole.
        var v = scores.Grids[5];
        (v.At(0, 1)!.Value - v.At(0, 0)!.Value).ShouldBe((float)(Composition(decoder, 0, 1) - Composition(decoder, 0, 0)), 1e-5f);
        (v.At(1, 0)!.Value - v.At(0, 0)!.Value).ShouldBe((float)(Composition(decoder, 1, 0) - Composition(decoder, 0, 0)), 1e-5f);

        var sheet = await lab.Get<HeadQueries>().Take(lab.World.Learner, new("two", "1.0"), Cancellation);
        sheet.OV.Values.Length.ShouldBe(8);
        Math.Sqrt(sheet.OV.Values.Sum(s => s * s)).ShouldBe(OV(decoder, 1, 0).norm().ToDouble(), 1e-6);
        sheet.QK.Directions.ShouldAllBe(d => d.Reads.Length == 8);
        (await lab.Get<HeadQueries>().Scores(lab.World.Stranger, "two", Cancellation)).ShouldBeNull();
    }

    private static float Mean(torch.Tensor pattern, int head, int start, int end, int back) =>
        (float)(from row in Enumerable.Range(0, 2) from query in Enumerable.Range(start, end - start) select pattern[row, head, query, query - back].ToDouble()).Average();

    private static double Composition(Decoder decoder, int earlier, int later)
    {
        var (a, b) = (OV(decoder, 0, earlier), OV(decoder, 1, later));
        return a.mm(b).norm().ToDouble() / (a.norm().ToDouble() * b.norm().ToDouble());
    }

    // The gain of a fresh norm is 1; what it takes off is the mean of what it reads.
    private static torch.Tensor OV(Decoder decoder, int layer, int head)
    {
        var v = decoder.Weights[$"blocks.{layer}.attn.W_V"][head].to(torch.ScalarType.Float64);
        return (v - v.mean([0L], keepdim: true)).mm(decoder.Weights[$"blocks.{layer}.attn.W_O"][head].to(torch.ScalarType.Float64));
    }

    private static void TwoLayers(Lab lab)
    {
        var toy = Path.Combine(lab.Models, "toy");
        using var small = ModelFolder.Load(toy);
        var config = small.Config with { n_layers = Layers };
        using var weights = DecoderInitialisation.Random(config, 5);
        ModelFolder.Save(Path.Combine(lab.Models, "two"), config, weights);
        File.Copy(Path.Combine(toy, "tokenizer.json"), Path.Combine(lab.Models, "two", "tokenizer.json"));
    }
}
