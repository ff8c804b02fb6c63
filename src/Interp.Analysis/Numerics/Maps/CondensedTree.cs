namespace Interp.Analysis.Numerics;

/// <summary>
/// The tree of clusters that are large enough. Going up in density λ = 1 / distance, a cluster loses points until it either splits into
/// two clusters or is gone. Cluster 0 is the root and holds everything.
/// </summary>
internal sealed class CondensedTree
{
    /// <summary>Duplicates have distance 0; their density is kept finite so that stabilities can be compared.</summary>
    private const double LeastDistance = 1e-12;

    private readonly List<int> _parents = [-1];
    private readonly List<double> _births = [0];
    private readonly List<double> _stabilities = [0];

    private CondensedTree(int points) => LastCluster = new int[points];

    /// <summary>Cluster that each cluster split from; −1 for the root. A child has a higher number than its parent.</summary>
    public IReadOnlyList<int> Parents => _parents;

    /// <summary>Sum over a cluster's points of the λ at which they leave it, less that at which it was born.</summary>
    public IReadOnlyList<double> Stabilities => _stabilities;

    /// <summary>The deepest cluster that each point was in.</summary>
    public int[] LastCluster { get; }

    public static CondensedTree Of(SingleLinkage linkage, int minClusterSize)
    {
        var tree = new CondensedTree(linkage.Points);
        var open = new Queue<(int Node, int Cluster)>([(linkage.Root, 0)]);
        while (open.TryDequeue(out var next))
        {
            var merge = next.Node - linkage.Points;
            var lambda = 1 / Math.Max(linkage.Distance[merge], LeastDistance);
            int[] parts = [linkage.Left[merge], linkage.Right[merge]];
            var large = parts.Count(p => linkage.SizeOf(p) >= minClusterSize);
            foreach (var part in parts)
            {
                if (linkage.SizeOf(part) < minClusterSize)
                    tree.Drop(linkage, part, next.Cluster, lambda);
                else
                    open.Enqueue((part, large == 2 ? tree.Split(next.Cluster, linkage.SizeOf(part), lambda) : next.Cluster));
            }
        }

        return tree;
    }

    private int Split(int parent, int size, double lambda)
    {
        _stabilities[parent] += size * (lambda - _births[parent]);
        _parents.Add(parent);
        _births.Add(lambda);
        _stabilities.Add(0);
        return _parents.Count - 1;
    }

    private void Drop(SingleLinkage linkage, int node, int cluster, double lambda)
    {
        _stabilities[cluster] += linkage.SizeOf(node) * (lambda - _births[cluster]);
        var open = new Stack<int>([node]);
        while (open.TryPop(out var next))
        {
            if (next < linkage.Points)
            {
                LastCluster[next] = cluster;
                continue;
            }

            open.Push(linkage.Left[next - linkage.Points]);
            open.Push(linkage.Right[next - linkage.Points]);
        }
    }
}
