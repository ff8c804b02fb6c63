using Interp.Analysis.Circuits;
using Interp.Analysis.Tests.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PromptRunTests
{
    private static readonly int[] Ids = [3, 1, 4, 1, 5];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_lie_triangle_by_triangle_and_heads_that_share_values_share_their_lengths(bool grouped)
    {
        using var decoder = TinyDecoder.Create(grouped ? TinyDecoder.Llama : TinyDecoder.Relu);
        var config = decoder.Config;
        var run = PromptRun.Of(decoder, Ids, TestContext.Current.CancellationToken);

        using var noGrad = torch.no_grad();
        using var logits = decoder.Forward(TinyDecoder.Tokens([.. Ids.Select(i => (long)i)]));
        run.Logits.ShouldBe(logits[0, -1].data<float>().ToArray(), 1e-6);
        var at = 0;
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. Ids.Select(i => (long)i)]), [$"blocks.{layer}.attn.hook_pattern", $"blocks.{layer}.attn.hook_v"]);
            for (var head = 0; head < config.n_heads; head++)
            {
                for (var query = 0; query < Ids.Length; query++)
                {
                    for (var key = 0; key <= query; key++)
                        (run.Patterns[at++] / 255.0).ShouldBe(cache[$"blocks.{layer}.attn.hook_pattern"][0, head, query, key].ToDouble(), 0.5 / 255 + 1e-7);
                    var v = cache[$"blocks.{layer}.attn.hook_v"][0, query, head * config.n_kv_heads / config.n_heads].data<float>().ToArray();
                    run.ValueNorms[(((layer * config.n_heads) + head) * Ids.Length) + query].ShouldBe(MathF.Sqrt(v.Sum(x => x * x)), 1e-5f);
                }
            }
        }

        at.ShouldBe(run.Patterns.Length);
    }

    [Fact]
    public void Probabilities_hold_for_logits_that_would_overflow_and_equals_share_a_rank()
    {
        var next = new NextTokens([1000, 1002, 1000, 900]);
        var e2 = Math.Exp(-2);
        next.Probability(1).ShouldBe(1 / (1 + 2 * e2), 1e-12);
        next.Probability(0).ShouldBe(e2 / (1 + 2 * e2), 1e-12);
        next.Rank(1).ShouldBe(1);
        (next.Rank(0), next.Rank(2), next.Rank(3)).ShouldBe((2, 2, 4));
        next.Likeliest(3).ShouldBe([1, 0, 2]);
    }
}
