using Interp.Analysis.Circuits;
using Interp.Analysis.Circuits.Ioi;
using Interp.Analysis.Prompts;
using Interp.Analysis.Tests.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits.Ioi;

public sealed class IoiMeasureTests
{
    [Fact]
    public void Behaviour_is_what_a_plain_forward_pass_of_each_prompt_gives()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("layer-norm");
        var prompts = Many(70);

        var behaviour = IoiBehaviour.Of(decoder, prompts, TestContext.Current.CancellationToken);

        behaviour.LogitDifferences.Count.ShouldBe(70);
        for (var i = 0; i < prompts.Count; i++)
        {
            var pair = prompts.Pairs[i];
            var logits = decoder.Forward(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]))[0, pair.Clean.Length - 1].to(ScalarType.Float64).data<double>().ToArray();
            behaviour.LogitDifferences[i].ShouldBe(logits[pair.Answer] - logits[pair.Wrong], 1e-9);
            behaviour.Probabilities[i].ShouldBe(Math.Exp(logits[pair.Answer]) / logits.Sum(Math.Exp), 1e-9);
            behaviour.Ranks[i].ShouldBe(logits.Count(l => l > logits[pair.Answer]));
        }

        behaviour.Accuracy.ShouldBe(behaviour.LogitDifferences.Count(d => d > 0) / 70.0, 1e-12);
        behaviour.TopShare.ShouldBe(behaviour.Ranks.Count(r => r == 0) / 70.0, 1e-12);
        behaviour.Deviation.ShouldBe(Math.Sqrt(behaviour.LogitDifferences.Sum(d => d * d) / 70 - behaviour.MeanLogitDifference * behaviour.MeanLogitDifference), 1e-9);
    }

    [Fact]
    public void Attention_between_roles_is_looked_up_prompt_by_prompt()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("layer-norm");
        var prompts = Many(70);

        var attention = RoleAttention.Of(decoder, prompts, TokenPair.End, "IO", TestContext.Current.CancellationToken);

        var expected = new double[2, 2];
        foreach (var pair in prompts.Pairs)
        {
            using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]), ["blocks.0.attn.hook_pattern", "blocks.1.attn.hook_pattern"]);
            for (var layer = 0; layer < 2; layer++)
            {
                for (var head = 0; head < 2; head++)
                    expected[layer, head] += cache[$"blocks.{layer}.attn.hook_pattern"][0, head, pair.Clean.Length - 1, pair.Position("IO")].ToDouble() / 70;
            }
        }

        for (var layer = 0; layer < 2; layer++)
        {
            for (var head = 0; head < 2; head++) attention[new HeadName(layer, head)].ShouldBe(expected[layer, head], 1e-9);
        }

        var ranked = attention.Ranked().ToList();
        ranked.Count.ShouldBe(4);
        ranked.ShouldBe(ranked.OrderByDescending(r => r.Attention));
    }

    // Of several lengths, with IO at several positions.
    private static PromptBatch Many(int count) => new([.. Enumerable.Range(0, count).Select(i => new TokenPair(
        [.. Enumerable.Range(0, 3 + i % 4).Select(t => (i * 7 + t * 3) % 11)], [.. Enumerable.Range(0, 3 + i % 4).Select(t => (i + t) % 11)], i % 11, (i + 4) % 11)
    {
        Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["IO"] = i % 3 },
    })]);
}
