using Interp.Abstractions.Circuits;

namespace Interp.Domain.Circuits;

/// <summary>What measuring the edges of a circuit takes: two plain runs kept whole, and for each pair of nodes the paths up to the later one's three inputs and the model from there on.</summary>
internal static class EdgeEstimates
{
    // Queries, keys, values.
    private const int Inputs = 3;
    private const int SendersRowsAtOnce = 1280;
    private const int RowsAtOnce = 2048;

    /// <summary>Operations, and numbers held beside the model.</summary>
    /// <param name="nodes">The circuit.</param>
    /// <param name="work">Of its model on its prompts.</param>
    public static (double Operations, double Numbers) Of(IReadOnlyList<CircuitNode> nodes, ExperimentArithmetic work)
    {
        var layers = nodes.Select(n => HeadName.Find(n.Head)?.Layer ?? 0).ToList();
        var operations = 2 * work.Pass;
        foreach (var to in layers)
        {
            foreach (var from in layers.Where(l => l < to))
                operations += work.Tokens * Inputs * (((to - from) * work.MlpToken) + ((work.Model.Layers - to) * work.BlockToken));
        }

        operations += layers.Sum(from => (double)(work.Model.Layers - from)) * work.Prompts * work.MlpToken;
        var memory = work.Memory;
        var kept = memory.Rows * ((work.Model.Layers * ((2 * memory.Heads) + (2 * memory.Keys) + (3 * memory.Stream))) + memory.Stream);
        // Changes at every place, and the runs from the receiving head on.
        var (together, senders) = (Math.Max(RowsAtOnce, memory.Rows), Math.Max(SendersRowsAtOnce, memory.Rows));
        return (operations, kept + Math.Max(memory.Plain, (senders * 3 * memory.Stream) + (together * 4 * memory.Stream) + memory.Suffix(together, whole: false)));
    }
}
