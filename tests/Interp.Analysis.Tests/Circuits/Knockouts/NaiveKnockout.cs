using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Slow and obvious: each prompt alone and unfilled, whole forward passes, number by number.</summary>
internal static class NaiveKnockout
{
    public static double[] Run(Decoder decoder, PromptBatch batch, PromptBatch reference, AblationKind kind, Func<TokenPair, int, int, int, bool> replaced) =>
        [.. batch.Pairs.Select(pair => One(decoder, pair, reference, kind, replaced))];

    /// <summary>Whether a circuit leaves a head at a position of a prompt to itself.</summary>
    public static bool Has(IEnumerable<HeadAt> nodes, TokenPair pair, int layer, int position, int head) =>
        nodes.Any(n => n.Head.Layer == layer && n.Head.Head == head && (n.IsEverywhere || pair.Position(n.Role) == position));

    private static double One(Decoder decoder, TokenPair pair, PromptBatch reference, AblationKind kind, Func<TokenPair, int, int, int, bool> replaced)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var config = decoder.Config;
        var interventions = Enumerable.Range(0, config.n_layers).Select(layer => new Intervention($"blocks.{layer}.attn.hook_z", z =>
        {
            for (var position = 0; position < pair.Clean.Length; position++)
            {
                for (var head = 0; head < config.n_heads; head++)
                {
                    if (replaced(pair, layer, position, head)) z[0, position, head] = Value(layer, position, head);
                }
            }

            return z;
        }) { AllowNoChange = true }).ToList();
        var logits = decoder.RunWithInterventions(Ids(pair.Clean), interventions)[0, pair.Clean.Length - 1];
        return (logits[pair.Answer] - logits[pair.Wrong]).ToDouble();

        Tensor Value(int layer, int position, int head)
        {
            var sources = kind == AblationKind.Twin ? [pair] : reference.Pairs.Where(p => p.Template == pair.Template).ToArray();
            var values = sources.Select(p => decoder.RunWithCache(Ids(p.Corrupted), [$"blocks.{layer}.attn.hook_z"])[$"blocks.{layer}.attn.hook_z"][0, position, head]).ToArray();
            return kind == AblationKind.Zero ? torch.zeros_like(values[0]) : torch.stack(values).mean([0]);
        }
    }

    private static Tensor Ids(int[] tokens) => torch.tensor(tokens.Select(t => (long)t).ToArray()).view(1, tokens.Length);
}
