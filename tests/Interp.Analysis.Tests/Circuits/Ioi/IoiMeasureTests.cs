using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

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

    [Fact]
    public void What_a_head_writes_along_a_name_is_its_output_times_the_name_s_unembedding()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("layer-norm");
        var prompts = new PromptBatch([.. Many(70).Pairs.Select(p => p with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["IO"] = p.Roles["IO"], ["S1"] = 0, ["S2"] = 1 } })]);

        var writing = NameWriting.Of(decoder, prompts, new HeadName(1, 1), TestContext.Current.CancellationToken);

        double weighted = 0, attention = 0;
        for (var i = 0; i < prompts.Count; i++)
        {
            var pair = prompts.Pairs[i];
            using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]), ["blocks.1.attn.hook_pattern", "blocks.1.attn.hook_z"]);
            var end = pair.Clean.Length - 1;
            var output = cache["blocks.1.attn.hook_z"][0, end, 1].matmul(decoder.Weights["blocks.1.attn.W_O"][1]);
            foreach (var (index, token, looked) in new[] { (i, pair.Answer, Attention(pair.Position("IO"))), (70 + i, pair.Wrong, Attention(0) + Attention(1)) })
            {
                var written = output.dot(decoder.W_U.select(1, token)).ToDouble();
                writing.Attention[index].ShouldBe(looked, 1e-9);
                writing.Written[index].ShouldBe(written, 1e-9);
                weighted += looked * written;
                attention += looked;
            }

            double Attention(int position) => cache["blocks.1.attn.hook_pattern"][0, 1, end, position].ToDouble();
        }

        writing.PerAttention.ShouldBe(weighted / attention, 1e-9);
    }

    // Of several lengths, with IO at several positions.
    private static PromptBatch Many(int count) => new([.. Enumerable.Range(0, count).Select(i => new TokenPair(
        [.. Enumerable.Range(0, 3 + i % 4).Select(t => (i * 7 + t * 3) % 11)], [.. Enumerable.Range(0, 3 + i % 4).Select(t => (i + t) % 11)], i % 11, (i + 4) % 11)
    {
        Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["IO"] = i % 3 },
    })]);
}
