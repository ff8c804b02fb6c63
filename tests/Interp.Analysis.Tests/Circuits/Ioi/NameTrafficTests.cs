using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class NameTrafficTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_written_is_each_head_s_share_of_a_name_s_logit_over_a_stranger_s()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("layer-norm");
        var prompts = Prompts();

        var traffic = NameTraffic.Of(decoder, prompts, Cancellation);

        foreach (var (layer, head) in new[] { (0, 1), (1, 0), (1, 1) })
        {
            double io = 0, s = 0, toS1 = 0;
            foreach (var pair in prompts.Pairs)
            {
                using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]), [$"blocks.{layer}.attn.hook_z", $"blocks.{layer}.attn.hook_pattern", "ln_final.hook_scale"]);
                var end = pair.Clean.Length - 1;
                var output = cache[$"blocks.{layer}.attn.hook_z"][0, end, head].matmul(decoder.Weights[$"blocks.{layer}.attn.W_O"][head]);
                var read = (output - output.mean()) / cache["ln_final.hook_scale"][0, end] * decoder.Weights["ln_final.w"];
                io += read.dot(decoder.W_U.select(1, pair.Clean[0]) - decoder.W_U.select(1, pair.Corrupted[0])).ToDouble() / prompts.Count;
                s += read.dot(decoder.W_U.select(1, pair.Clean[1]) - decoder.W_U.select(1, pair.Corrupted[0])).ToDouble() / prompts.Count;
                toS1 += cache[$"blocks.{layer}.attn.hook_pattern"][0, head, end, 1].ToDouble() / prompts.Count;
            }

            traffic.WritesIo[layer][head].ShouldBe(io, 1e-9);
            traffic.WritesS[layer][head].ShouldBe(s, 1e-9);
            traffic.ToS1[layer][head].ShouldBe(toS1, 1e-9);
        }
    }

    [Fact]
    public void A_twin_with_a_name_of_its_prompt_is_refused()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        var same = new PromptBatch([.. Prompts().Pairs.Select(p => p with { Corrupted = p.Clean })]);
        Should.Throw<ArgumentException>(() => NameTraffic.Of(decoder, same, Cancellation)).Message.ShouldContain("three other names");
    }

    // IO S1 x S2 x, with other names in the twin.
    private static PromptBatch Prompts() => new([.. Enumerable.Range(0, 9).Select(i => new TokenPair([i, (i + 3) % 11, 4, (i + 3) % 11, 5], [(i + 5) % 11, (i + 6) % 11, 4, (i + 7) % 11, 5], i, (i + 3) % 11)
    {
        Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["IO"] = 0, ["S1"] = 1, ["S2"] = 3 },
    })]);
}
