using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Changes chosen features at their hook point: x' = x + Σ (target − f(x)) · W_dec row. What the dictionary does not explain of x stays as it is. The
/// beginning-of-text token carries no features and is left alone.
/// </summary>
/// <param name="dictionary">Reads and writes at <paramref name="hookPoint"/>.</param>
/// <param name="hookPoint">For example <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="edits">One for each feature.</param>
/// <param name="silentToken">A token whose positions are left alone, or -1.</param>
public sealed class FeatureSteering(SparseAutoencoder dictionary, string hookPoint, IReadOnlyList<SteeringEdit> edits, int silentToken)
{
    /// <summary>Logits with the features changed, and what was changed.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="ids">int64 <c>[1, pos]</c>.</param>
    public (Tensor Logits, SteeringReport Report) Run(Decoder decoder, Tensor ids)
    {
        using var noGradients = torch.no_grad();
        var positions = 0;
        var run = decoder.Patch(ids, [Intervention(ids.data<long>().ToArray(), changed => positions = changed)], []);
        return (run.Logits, new(run.Reports[0].ElementsChanged, positions, run.Reports[0].MaxChange));
    }

    /// <summary>The change as an intervention in a run over these ids.</summary>
    /// <param name="ids">Of the one text of the batch.</param>
    /// <param name="changed">Told on how many tokens a feature was changed.</param>
    public Intervention Intervention(long[] ids, Action<int>? changed = null) => new(hookPoint, x =>
    {
        var edited = Edit(x, ids, out var positions);
        changed?.Invoke(positions);
        return edited;
    })
    {
        AllowNoChange = true,
    };

    private Tensor Edit(Tensor x, long[] ids, out int positions)
    {
        using var scope = torch.NewDisposeScope();
        var codes = dictionary.Encode(x.reshape(ids.Length, -1).contiguous());
        var changes = new float[ids.Length * edits.Count];
        positions = 0;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] == silentToken) continue;
            var changed = false;
            for (var i = 0; i < edits.Count; i++)
            {
                var change = Change(codes, row, edits[i]);
                changes[(row * edits.Count) + i] = change;
                changed |= change != 0;
            }

            positions += changed ? 1 : 0;
        }

        var directions = dictionary.W_dec.index_select(0, torch.tensor(edits.Select(e => (long)e.Feature).ToArray()));
        var added = torch.tensor(changes).reshape(ids.Length, edits.Count).mm(directions);
        return (x + added.reshape(x.shape)).MoveToOuterDisposeScope();
    }

    private static float Change(SparseCodes codes, int row, SteeringEdit edit)
    {
        var place = codes.FeaturesOf(row).BinarySearch(edit.Feature);
        var now = place < 0 ? 0 : codes.ValuesOf(row)[place];
        return (edit.Mode == SteeringMode.Clamp ? edit.Value : edit.Value * now) - now;
    }
}
