namespace Interp.Analysis.Numerics;

/// <summary>Excess of mass: of every branch, the clusters whose stabilities sum highest without one containing another. The root is never one.</summary>
internal static class ClusterSelection
{
    public static int[] Label(CondensedTree tree)
    {
        var owners = Owners(tree, Chosen(tree));
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(tree.LastCluster, cluster => owners[cluster] < 0
            ? Hdbscan.Noise
            : numbers.TryGetValue(owners[cluster], out var number) ? number : numbers[owners[cluster]] = numbers.Count);
    }

    private static bool[] Chosen(CondensedTree tree)
    {
        var chosen = new bool[tree.Parents.Count];
        var below = new double[chosen.Length];
        for (var cluster = chosen.Length - 1; cluster > 0; cluster--)
        {
            chosen[cluster] = tree.Stabilities[cluster] >= below[cluster];
            below[tree.Parents[cluster]] += Math.Max(tree.Stabilities[cluster], below[cluster]);
        }

        return chosen;
    }

    /// <summary>The topmost chosen cluster at or above each; −1 for none.</summary>
    private static int[] Owners(CondensedTree tree, bool[] chosen)
    {
        var owners = new int[chosen.Length];
        owners[0] = -1;
        for (var cluster = 1; cluster < chosen.Length; cluster++)
        {
            var above = owners[tree.Parents[cluster]];
            owners[cluster] = above >= 0 ? above : chosen[cluster] ? cluster : -1;
        }

        return owners;
    }
}
