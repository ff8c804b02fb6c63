using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SteeringByHandTests
{
    private const int Mark = 0;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Clamping_adds_the_missing_multiple_of_the_decoder_row_and_nothing_else()
    {
        using var model = new TinyModel(seed: 2);
        int[] ids = [Mark, 7, 12, 30];
        var dense = model.Encode(ids);
        var (report, seen) = Run(model, ids, [new(5, SteeringMode.Clamp, 3), new(9, SteeringMode.Scale, -1)]);
        using var cache = model.Decoder.RunWithCache(Tensor(ids), [TinyModel.HookPoint]);
        var x = Rows(cache[TinyModel.HookPoint][0]);
        var (five, nine) = (Rows(model.Dictionary.W_dec)[5], Rows(model.Dictionary.W_dec)[9]);
        for (var position = 0; position < ids.Length; position++)
        {
            for (var entry = 0; entry < x[position].Length; entry++)
            {
                // x' = x + (3 − f5)·d5 + (−f9 − f9)·d9, and the mark as it was.
                var expected = position == 0
                    ? x[0][entry]
                    : x[position][entry] + ((3 - dense[position][5]) * five[entry]) - (2 * dense[position][9] * nine[entry]);
                seen[position][entry].ShouldBe(expected, 1e-4f);
            }
        }

        report.Positions.ShouldBe(3);
        report.Elements.ShouldBeInRange(1, 3 * x[0].Length);
    }

    [Fact]
    public void Scaling_a_feature_that_is_silent_changes_nothing_and_says_so()
    {
        using var model = new TinyModel(seed: 2);
        int[] ids = [Mark, 7, 12, 30];
        var dense = model.Encode(ids);
        var silent = Enumerable.Range(0, dense[0].Length).First(f => dense.All(row => row[f] == 0));
        var (report, _) = Run(model, ids, [new(silent, SteeringMode.Scale, 100)]);
        report.ShouldBe(new SteeringReport(0, 0, 0));
        var pair = Pair(model, ids, new(silent, SteeringMode.Scale, 100), new TextGeneration(0.8, 3));
        pair.Steered.ShouldBe(pair.Original);
        pair.Report.Elements.ShouldBe(0);
    }

    [Fact]
    public void Both_texts_are_drawn_with_the_same_seed_and_the_same_seed_gives_the_same_texts()
    {
        using var model = new TinyModel(seed: 2);
        int[] ids = [Mark, 7, 12];
        var one = Pair(model, ids, new(5, SteeringMode.Clamp, 40), new TextGeneration(1, 11));
        var two = Pair(model, ids, new(5, SteeringMode.Clamp, 40), new TextGeneration(1, 11));
        one.Original.ShouldBe(two.Original);
        one.Steered.ShouldBe(two.Steered);
        one.Original.ShouldBe(new TextGeneration(1, 11).Continue(model.Decoder, ids, 20, -1, Cancellation));
        one.Steered.ShouldNotBe(one.Original);
        one.Report.Elements.ShouldBeGreaterThan(0);
        Pair(model, ids, new(5, SteeringMode.Clamp, 40), new TextGeneration(1, 12)).Original.ShouldNotBe(one.Original);
    }

    [Fact]
    public void Steering_towards_a_token_makes_it_likelier()
    {
        using var model = new TinyModel(seed: 2);
        int[] ids = [Mark, 7, 12, 30];
        using var noGradients = torch.no_grad();
        using var toLogits = model.Dictionary.W_dec.mm(model.Decoder.Weights["blocks.0.mlp.W_out"]).mm(model.Decoder.W_U);
        var direct = Rows(toLogits)[5];
        var promoted = Array.IndexOf(direct, direct.Max());
        var steering = new FeatureSteering(model.Dictionary, TinyModel.HookPoint, [new(5, SteeringMode.Clamp, 20)], Mark);
        using var clean = model.Decoder.Forward(Tensor(ids));
        using var steered = steering.Run(model.Decoder, Tensor(ids)).Logits;
        Probability(steered, promoted).ShouldBeGreaterThan(Probability(clean, promoted));
    }

    private static double Probability(torch.Tensor logits, int token)
    {
        var row = Rows(logits[0])[^1];
        return Math.Exp(row[token] - row.Max()) / row.Sum(l => Math.Exp(l - row.Max()));
    }

    private static SteeredPair Pair(TinyModel model, int[] ids, SteeringEdit edit, TextGeneration generation) =>
        SteeredPair.Run(model.Decoder, new FeatureSteering(model.Dictionary, TinyModel.HookPoint, [edit], Mark), ids, generation, 20, -1, Cancellation);

    /// <summary>Steers and reads what came out at the hook point, by a second intervention that only looks.</summary>
    private static (SteeringReport Report, float[][] Seen) Run(TinyModel model, int[] ids, SteeringEdit[] edits)
    {
        var steering = new FeatureSteering(model.Dictionary, TinyModel.HookPoint, edits, Mark);
        var (logits, report) = steering.Run(model.Decoder, Tensor(ids));
        logits.Dispose();
        using var noGradients = torch.no_grad();
        using var run = model.Decoder.Patch(Tensor(ids), [steering.Intervention(Array.ConvertAll(ids, id => (long)id))], [TinyModel.HookPoint]);
        return (report, Rows(run.Cache[TinyModel.HookPoint][0]));
    }

    private static torch.Tensor Tensor(int[] ids) => torch.tensor(Array.ConvertAll(ids, id => (long)id)).reshape(1, ids.Length);

    private static float[][] Rows(torch.Tensor matrix) => [.. Enumerable.Range(0, (int)matrix.shape[0]).Select(i => matrix[i].contiguous().data<float>().ToArray())];
}
