namespace Interp.Analysis.Numerics;

/// <summary>
/// The merges of single linkage: node <c>points + i</c> joins <see cref="Left"/>[i] and <see cref="Right"/>[i] at
/// <see cref="Distance"/>[i]; the last node is the root.
/// </summary>
internal sealed class SingleLinkage
{
    private SingleLinkage(int points, int merges)
    {
        Points = points;
        (Left, Right, Size, Distance) = (new int[merges], new int[merges], new int[merges], new float[merges]);
    }

    public int Points { get; }

    public int[] Left { get; }

    public int[] Right { get; }

    public float[] Distance { get; }

    private int[] Size { get; }

    public int Root => Points + Left.Length - 1;

    /// <param name="points">Leaves.</param>
    /// <param name="edges">Of a spanning tree, shortest first.</param>
    public static SingleLinkage Of(int points, (int A, int B, float Distance)[] edges)
    {
        var tree = new SingleLinkage(points, edges.Length);
        var above = new int[points + edges.Length];
        for (var node = 0; node < above.Length; node++)
            above[node] = node;
        for (var i = 0; i < edges.Length; i++)
        {
            var (left, right) = (Top(above, edges[i].A), Top(above, edges[i].B));
            (tree.Left[i], tree.Right[i], tree.Distance[i]) = (left, right, edges[i].Distance);
            tree.Size[i] = tree.SizeOf(left) + tree.SizeOf(right);
            above[left] = above[right] = points + i;
        }

        return tree;
    }

    /// <summary>Points below a node; 1 for a point.</summary>
    public int SizeOf(int node) => node < Points ? 1 : Size[node - Points];

    private static int Top(int[] above, int node)
    {
        while (above[node] != node)
            node = above[node] = above[above[node]];
        return node;
    }
}
