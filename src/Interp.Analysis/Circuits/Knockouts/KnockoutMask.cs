using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Turns nodes into masks. Prompt and position are looked up as a pair: the position of a role in one prompt says nothing about another.</summary>
internal sealed class KnockoutMask(DecoderConfig config, PromptBatch batch)
{
    /// <summary>The first layer in which a set replaces anything; <c>n_layers</c> where it replaces nothing.</summary>
    public int FirstLayer(KnockoutSet set)
    {
        Check(set);
        return set.KeepsOnlyThese ? 0 : set.Nodes.Count == 0 ? config.n_layers : set.Nodes.Min(n => n.Head.Layer);
    }

    /// <summary>Where the sets, one after the other, replace z in a layer: bool [sets · batch, pos, n_heads]; null where they all leave it.</summary>
    public Tensor? Layer(IReadOnlyList<KnockoutSet> sets, int layer)
    {
        if (sets.All(s => !s.KeepsOnlyThese && s.Nodes.All(n => n.Head.Layer != layer))) return null;
        using var scope = torch.NewDisposeScope();
        return torch.cat(sets.Select(s => One(s, layer)).ToArray(), 0).MoveToOuterDisposeScope();
    }

    /// <exception cref="ArgumentException">A node is a head that the model lacks or a role that a prompt lacks.</exception>
    public void Check(KnockoutSet set)
    {
        foreach (var node in set.Nodes)
        {
            if (node.Head.Layer >= config.n_layers || node.Head.Head >= config.n_heads)
                throw new ArgumentException($"The model has no head {node.Head}: it has {config.n_layers} layers of {config.n_heads} heads, 0.0 to {new HeadName(config.n_layers - 1, config.n_heads - 1)}.", nameof(set));
            if (!node.IsEverywhere) batch.Positions(node.Role);
        }
    }

    private Tensor One(KnockoutSet set, int layer)
    {
        var mask = torch.zeros([batch.Count, batch.Length, config.n_heads], ScalarType.Bool);
        if (set.KeepsOnlyThese) Put(mask, Enumerable.Range(0, config.n_heads).SelectMany(head => Places(new HeadAt(new(layer, head), HeadAt.Everywhere))), value: true);
        Put(mask, set.Nodes.Where(n => n.Head.Layer == layer).SelectMany(Places), value: !set.KeepsOnlyThese);
        return mask;
    }

    private IEnumerable<(int Row, int Position, int Head)> Places(HeadAt node)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var pair = batch.Pairs[row];
            var (first, count) = node.IsEverywhere ? (0, pair.Clean.Length) : (pair.Position(node.Role), 1);
            for (var position = first; position < first + count; position++) yield return (row, position, node.Head.Head);
        }
    }

    private static void Put(Tensor mask, IEnumerable<(int Row, int Position, int Head)> places, bool value)
    {
        var all = places.ToList();
        if (all.Count == 0) return;
        Tensor rows = Index(all.Select(p => p.Row)), positions = Index(all.Select(p => p.Position)), heads = Index(all.Select(p => p.Head));
        mask.index_put_(torch.tensor(value), rows, positions, heads);
    }

    private static Tensor Index(IEnumerable<int> indices) => torch.tensor(indices.Select(i => (long)i).ToArray());
}
