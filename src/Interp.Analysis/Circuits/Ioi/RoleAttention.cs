using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Circuits;

/// <summary>How much each head attends from one role to another: the mean over prompts of the pattern's cell, looked up prompt by prompt.</summary>
public sealed class RoleAttention
{
    private const int PromptsAtOnce = 64;

    private readonly double[,] _means; // [layer, head]

    private RoleAttention(double[,] means) => _means = means;

    public double this[HeadName head] => _means[head.Layer, head.Head];

    /// <summary>Heads that attend most, first.</summary>
    public IEnumerable<(HeadName Head, double Attention)> Ranked() =>
        from layer in Enumerable.Range(0, _means.GetLength(0))
        from head in Enumerable.Range(0, _means.GetLength(1))
        orderby _means[layer, head] descending
        select (new HeadName(layer, head), _means[layer, head]);

    /// <param name="decoder">Runs the clean prompts, some at a time.</param>
    /// <param name="prompts">Have both roles.</param>
    /// <param name="from">The role that attends, e.g. END.</param>
    /// <param name="to">The role that is attended to, e.g. IO.</param>
    /// <param name="cancellationToken">Checked between the parts.</param>
    /// <exception cref="ArgumentException">A prompt has no such role.</exception>
    public static RoleAttention Of(Decoder decoder, PromptBatch prompts, string from, string to, CancellationToken cancellationToken = default)
    {
        var sums = new double[decoder.Config.n_layers, decoder.Config.n_heads];
        string[] names = [.. Enumerable.Range(0, decoder.Config.n_layers).Select(layer => $"blocks.{layer}.attn.hook_pattern")];
        foreach (var part in prompts.Pairs.Chunk(PromptsAtOnce).Select(p => new PromptBatch(p)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var noGrad = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var rows = torch.arange(part.Count);
            var (queries, keys) = (Index(part.Positions(from)), Index(part.Positions(to)));
            using var cache = decoder.RunWithCache(part.Clean(), names);
            for (var layer = 0; layer < names.Length; layer++)
            {
                // [batch, head, query, key] with rows and positions indexed together: [batch, head].
                var cells = cache[names[layer]].permute(0, 2, 3, 1).index(rows, queries, keys).sum(dim: 0).to(torch.ScalarType.Float64).data<double>().ToArray();
                for (var head = 0; head < cells.Length; head++) sums[layer, head] += cells[head] / prompts.Count;
            }
        }

        return new RoleAttention(sums);
    }

    private static torch.Tensor Index(int[] positions) => torch.tensor(positions.Select(p => (long)p).ToArray());
}
