using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What each head would put out, were it knocked out: z per layer, [batch, pos, n_heads, d_head]. Owns its tensors.</summary>
public sealed class ReplacementValues : IDisposable
{
    private readonly Tensor[] _z;

    private ReplacementValues(AblationKind kind, Tensor[] z, int smallestGroup)
    {
        Kind = kind;
        _z = z;
        SmallestGroup = smallestGroup;
    }

    public AblationKind Kind { get; }

    /// <summary>Reference prompts behind the value that rests on the fewest; 0 where no reference is read.</summary>
    public int SmallestGroup { get; }

    /// <summary>
    /// Mean or drawn values come from the corrupted prompts of <paramref name="reference"/> that have the template and the length of the prompt they are
    /// for, position by position. A reference independent of the batch, with a hundred or more of each template, gives steady means.
    /// </summary>
    /// <param name="decoder">The model.</param>
    /// <param name="batch">The prompts that will be run.</param>
    /// <param name="reference">Prompts whose corrupted side is averaged or drawn from; zero and twin need none.</param>
    /// <param name="kind">What stands in for a head.</param>
    /// <param name="seed">Of the draws of <see cref="AblationKind.Resample"/>.</param>
    /// <param name="cancellationToken">Checked between the runs over the reference.</param>
    /// <exception cref="ArgumentException">A prompt has no reference prompt of its template and length, or there is no reference.</exception>
    public static ReplacementValues Of(Decoder decoder, PromptBatch batch, PromptBatch? reference, AblationKind kind, long seed = 1, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (layers, smallest) = kind switch
        {
            AblationKind.Zero => (Enumerable.Range(0, decoder.Config.n_layers).Select(_ => Nothing(decoder, batch)).ToArray(), 0),
            AblationKind.Twin => (HeadOutputs.Of(decoder, batch.Corrupted(), cancellationToken), 0),
            _ => FromReference(decoder, batch, reference ?? throw new ArgumentException("Mean and resample ablation need reference prompts.", nameof(reference)), kind, seed, cancellationToken),
        };
        return new ReplacementValues(kind, [.. layers.Select(z => z.DetachFromDisposeScope())], smallest);
    }

    /// <summary>[batch, pos, n_heads, d_head].</summary>
    public Tensor this[int layer] => _z[layer];

    public void Dispose()
    {
        foreach (var z in _z) z.Dispose();
    }

    private static Tensor Nothing(Decoder decoder, PromptBatch batch) =>
        torch.zeros([batch.Count, batch.Length, decoder.Config.n_heads, decoder.Config.d_head], decoder.W_U.dtype, decoder.W_U.device);

    private static (Tensor[] Layers, int Smallest) FromReference(Decoder decoder, PromptBatch batch, PromptBatch reference, AblationKind kind, long seed, CancellationToken cancellationToken)
    {
        var groups = reference.Pairs.Select((p, i) => (Key: Group(p), Index: (long)i)).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => p.Index).ToArray());
        foreach (var (pair, row) in batch.Pairs.Select((p, i) => (p, i)))
        {
            if (groups.ContainsKey(Group(pair))) continue;
            throw new ArgumentException($"No reference prompt has the template and length of prompt {row + 1} (template {pair.Template}, {pair.Clean.Length} tokens). Add some, or choose zero ablation.", nameof(reference));
        }

        var rows = batch.Pairs.Select(Group).Distinct().ToDictionary(g => g, g => batch.Pairs.Select((p, i) => (p, i)).Where(p => Group(p.p) == g).Select(p => p.i).ToArray());
        var random = RandomStream.For(seed, 0);
        var drawn = batch.Pairs.Select(p => groups[Group(p)][random.NextInt(groups[Group(p)].Length)]).ToArray();
        var layers = HeadOutputs.Of(decoder, reference.Corrupted(), cancellationToken).Select(z => kind == AblationKind.Mean ? Means(z) : Drawn(z)).ToArray();
        return (layers, rows.Keys.Min(g => groups[g].Length));

        Tensor Means(Tensor z)
        {
            var values = Empty(z);
            foreach (var (group, members) in rows)
            {
                var mean = z.index_select(0, torch.tensor(groups[group]).to(z.device)).narrow(1, 0, group.Length).mean([0]);
                foreach (var row in members) values.select(0, row).narrow(0, 0, group.Length).copy_(mean);
            }

            return values;
        }

        Tensor Drawn(Tensor z)
        {
            var values = Empty(z);
            for (var row = 0; row < batch.Count; row++)
            {
                var length = batch.Pairs[row].Clean.Length;
                values.select(0, row).narrow(0, 0, length).copy_(z.select(0, drawn[row]).narrow(0, 0, length));
            }

            return values;
        }

        Tensor Empty(Tensor z) => torch.zeros([batch.Count, batch.Length, z.shape[2], z.shape[3]], z.dtype, z.device);
    }

    private static (int Template, int Length) Group(TokenPair pair) => (pair.Template, pair.Clean.Length);
}
