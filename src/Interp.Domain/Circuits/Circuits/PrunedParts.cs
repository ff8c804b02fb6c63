namespace Interp.Domain.Circuits;

/// <summary>What a pruning takes away.</summary>
public enum PrunedParts
{
    /// <summary>Edges: what one part passes to one input of another.</summary>
    Edges,

    /// <summary>Heads, at all positions.</summary>
    Heads,
}
