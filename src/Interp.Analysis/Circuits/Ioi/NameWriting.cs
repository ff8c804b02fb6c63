using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>For one head and every prompt: how much it attends from END to a name, and how much it writes along that name's unembedding.</summary>
/// <param name="Attention">To IO for each prompt, then to S (S1 and S2 together) for each.</param>
/// <param name="Written">The head's output at END · W_U[name], in the same order.</param>
public sealed record NameWriting(IReadOnlyList<double> Attention, IReadOnlyList<double> Written)
{
    private const int PromptsAtOnce = 64;

    /// <summary>
    /// What is written along the names per unit of attention paid to them: the mean of what is written, weighted by attention. Above 0 where the head moves the names that it
    /// looks at, below where it takes them out.
    /// </summary>
    public double PerAttention => Attention.Zip(Written, (a, w) => a * w).Sum() / Attention.Sum();

    /// <summary>Pearson's correlation; not a number where one of the two does not vary.</summary>
    public double Correlation
    {
        get
        {
            double a = Attention.Average(), w = Written.Average(), aa = 0, ww = 0, aw = 0;
            for (var i = 0; i < Attention.Count; i++)
            {
                aa += (Attention[i] - a) * (Attention[i] - a);
                ww += (Written[i] - w) * (Written[i] - w);
                aw += (Attention[i] - a) * (Written[i] - w);
            }

            return aw / Math.Sqrt(aa * ww);
        }
    }

    /// <summary>Reads it off the clean prompts, some at a time.</summary>
    public static NameWriting Of(Decoder decoder, PromptBatch prompts, HeadName head, CancellationToken cancellationToken = default)
    {
        var (attention, written) = (new List<double>[] { [], [] }, new List<double>[] { [], [] });
        string pattern = $"blocks.{head.Layer}.attn.hook_pattern", z = $"blocks.{head.Layer}.attn.hook_z";
        foreach (var part in prompts.Pairs.Chunk(PromptsAtOnce).Select(p => new PromptBatch(p)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var noGrad = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            using var cache = decoder.RunWithCache(part.Clean(), [pattern, z]);
            var end = PositionSet.Of(part, [TokenPair.End]);
            var row = end.Gather(cache[pattern].select(1, head.Head)).squeeze(1); // [batch, key]
            var output = end.Gather(cache[z]).squeeze(1).select(1, head.Head).mm(decoder.Weights[$"blocks.{head.Layer}.attn.W_O"].select(0, head.Head));
            attention[0].AddRange(At(IoiRoles.Io));
            attention[1].AddRange(At(IoiRoles.S1).Zip(At(IoiRoles.S2), (a, b) => a + b));
            written[0].AddRange(Along(p => p.Answer));
            written[1].AddRange(Along(p => p.Wrong));

            double[] At(string role) => Numbers(new PromptPositions(part.Positions(role)).Of(row));

            double[] Along(Func<TokenPair, int> token) =>
                Numbers((output * decoder.UnembeddingOf(torch.tensor(part.Pairs.Select(p => (long)token(p)).ToArray()))).sum(-1));
        }

        return new NameWriting([.. attention[0], .. attention[1]], [.. written[0], .. written[1]]);
    }

    private static double[] Numbers(Tensor values) => values.to(ScalarType.Float64).data<double>().ToArray();
}
