namespace Interp.Domain.Circuits;

/// <summary>Which nodes are taken out before a node's own part is measured.</summary>
public enum CircuitMinimality
{
    /// <summary>It is not measured.</summary>
    None,

    /// <summary>The other nodes of its class.</summary>
    Class,

    /// <summary>Those that a search finds to make the most of it.</summary>
    Greedy,
}
