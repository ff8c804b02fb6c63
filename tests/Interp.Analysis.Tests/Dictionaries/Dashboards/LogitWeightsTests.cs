using Interp.Analysis.Dictionaries;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class LogitWeightsTests
{
    [Fact]
    public void Weights_agree_with_the_product_written_out()
    {
        using var model = new TinyModel();
        using var scope = torch.NewDisposeScope();
        var scale = model.Decoder.Weights["ln_final.w"];
        scale.copy_(torch.arange(1, 17, torch.float32) / 10);
        int[] counted = [.. Enumerable.Range(0, TinyModel.Vocabulary)];
        var summaries = LogitWeights.Compute(
            model.Decoder, TinyModel.HookPoint, model.Dictionary.W_dec, counted, TestContext.Current.CancellationToken);

        var (W_dec, W_out, W_U) = (Rows(model.Dictionary.W_dec), Rows(model.Decoder.Weights["blocks.0.mlp.W_out"]), Rows(model.Decoder.W_U));
        var gain = scale.data<float>().ToArray();
        for (var feature = 0; feature < W_dec.Length; feature++)
        {
            var residual = Enumerable.Range(0, 16).Select(d => Enumerable.Range(0, 24).Sum(n => (double)W_dec[feature][n] * W_out[n][d])).ToArray();
            var mean = residual.Average();
            var logits = Enumerable.Range(0, TinyModel.Vocabulary)
                .Select(token => Enumerable.Range(0, 16).Sum(d => (residual[d] - mean) * gain[d] * W_U[d][token])).ToArray();
            var sorted = logits.Order().ToArray();
            var median = (sorted[24] + sorted[25]) / 2;

            summaries[feature].Positive[0].Token.ShouldBe(Array.IndexOf(logits, sorted[^1]));
            summaries[feature].Positive[0].Value.ShouldBe((float)(sorted[^1] - median), 1e-5f);
            summaries[feature].Negative[9].Value.ShouldBe((float)(sorted[9] - median), 1e-5f);
        }
    }

    [Fact]
    public void A_hook_point_that_does_not_write_to_the_residual_stream_has_no_logits()
    {
        using var model = new TinyModel();
        var summaries = LogitWeights.Compute(
            model.Decoder, "blocks.0.mlp.hook_pre", model.Dictionary.W_dec, [0, 1], TestContext.Current.CancellationToken);
        summaries.Count.ShouldBe(40);
        summaries.ShouldAllBe(s => s.Positive.Length == 0 && s.Histogram.Counts.Length == 0);
    }

    [Fact]
    public void Residual_directions_go_straight_to_the_final_norm()
    {
        using var model = new TinyModel();
        using var scope = torch.NewDisposeScope();
        var direction = torch.tensor([.. Enumerable.Range(0, 16).Select(i => i == 3 ? 1f : 0f)]).reshape(1, 16);
        var summary = LogitWeights.Compute(
            model.Decoder, "blocks.0.hook_resid_post", direction, [.. Enumerable.Range(0, TinyModel.Vocabulary)], TestContext.Current.CancellationToken)[0];

        var W_U = Rows(model.Decoder.W_U);
        var logits = Enumerable.Range(0, TinyModel.Vocabulary).Select(t => W_U[3][t] - (W_U.Sum(row => (double)row[t]) / 16)).ToArray();
        summary.Positive[0].Token.ShouldBe(Array.IndexOf(logits, logits.Max()));
        (summary.Positive[0].Value - summary.Negative[0].Value).ShouldBe((float)(logits.Max() - logits.Min()), 1e-5f);
    }

    private static float[][] Rows(torch.Tensor matrix) =>
        [.. Enumerable.Range(0, (int)matrix.shape[0]).Select(row => matrix[row].contiguous().data<float>().ToArray())];
}
