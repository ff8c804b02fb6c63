using Interp.Analysis.Language;
using Interp.Cli.Verify;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Cli.Commands;

/// <summary>A three-layer model that sorts six letters, against the activations that its authors recorded.</summary>
internal static class SortingModelCheck
{
    private const int Letters = 6, Strings = 729;

    private static readonly (string HookPoint, string Stage)[] Stages =
    [
        ("hook_embed", "tok_emb"), ("blocks.0.hook_resid_pre", "x"), ("blocks.0.ln1.hook_normalized", "ln1"),
        ("blocks.0.attn.hook_q", "q"), ("blocks.0.attn.hook_k", "k"), ("blocks.0.attn.hook_v", "v"),
        ("blocks.0.attn.hook_pattern", "attSm"), ("blocks.0.attn.hook_z", "y"), ("blocks.0.hook_attn_out", "yProj"),
        ("blocks.0.hook_resid_mid", "attnResid"), ("blocks.0.ln2.hook_normalized", "ln2"), ("blocks.0.mlp.hook_pre", "fc"),
        ("blocks.0.mlp.hook_post", "gelu"), ("blocks.0.hook_mlp_out", "mlp"), ("blocks.0.hook_resid_post", "block0"),
        ("blocks.1.hook_resid_post", "block1"), ("blocks.2.hook_resid_post", "block2"), ("ln_final.hook_normalized", "ln_f"),
    ];

    public static IEnumerable<VerifyCheck> Run(string folder)
    {
        using var decoder = ModelFolder.Load(folder);
        var recorded = Safetensors.Read(Path.Combine(folder, "reference-activations.safetensors"));
        using var run = decoder.Patch(recorded["idx"].to(ScalarType.Int64), [], [.. Stages.Select(s => s.HookPoint)]);
        foreach (var (hookPoint, stage) in Stages)
            yield return Agrees(stage, Rearranged(run.Cache[hookPoint], recorded[stage].shape), recorded[stage]);
        yield return Agrees("lm_head", run.Logits, recorded["lm_head"]);
        yield return Agrees("probs", run.Logits.softmax(-1), recorded["probs"]);
        yield return VerifyCheck.AtLeast("nano-gpt-sort-sorted", "strings of six letters sorted rightly, of 729", null, Sorted(decoder), Strings);
    }

    // All strings at once: the model appends the six sorted letters one by one.
    private static long Sorted(Decoder decoder)
    {
        var code = torch.arange(Strings).unsqueeze(1);
        var place = torch.tensor(Enumerable.Range(0, Letters).Select(i => (long)Math.Pow(3, i)).ToArray());
        var given = code.div(place, RoundingMode.floor).remainder(3);
        var tokens = given;
        for (var i = 0; i < Letters; i++) tokens = torch.cat([tokens, decoder.Forward(tokens).select(1, tokens.shape[1] - 1).argmax(-1).unsqueeze(1)], 1);
        return tokens.narrow(1, Letters, Letters).eq(given.sort(1).Values).all(1).sum().ToInt64();
    }

    private static VerifyCheck Agrees(string stage, Tensor ours, Tensor recorded) => VerifyCheck.AtMost(
        $"nano-gpt-sort-{stage}", "largest difference from the recorded stage", null, (ours - recorded.expand(ours.shape)).abs().max().ToDouble(), 1e-5);

    // They record heads before positions, and z with its heads joined.
    private static Tensor Rearranged(Tensor value, long[] shape) => value.shape.Length != 4 || value.shape.SequenceEqual(shape)
        ? value
        : shape.Length == 3 ? value.reshape(shape) : value.permute(0, 2, 1, 3);
}
