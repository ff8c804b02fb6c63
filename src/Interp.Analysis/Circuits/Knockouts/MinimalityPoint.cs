namespace Interp.Analysis.Circuits;

/// <summary>What one node adds to the circuit once the nodes of K, which may stand in for it, are gone.</summary>
/// <param name="Node">v.</param>
/// <param name="K">Taken out first.</param>
/// <param name="Without">F(C \ (K ∪ {v})).</param>
/// <param name="With">F(C \ K).</param>
public sealed record MinimalityPoint(HeadAt Node, IReadOnlyList<HeadAt> K, double Without, double With)
{
    /// <summary>|F(C \ (K ∪ {v})) − F(C \ K)|, in logits: 0 says that the circuit can do without it.</summary>
    public double Change => Math.Abs(Without - With);
}
