namespace Interp.Analysis.Numerics;

/// <summary>What a map is being made of.</summary>
public enum MapStage
{
    /// <summary>Finding every direction's nearest others.</summary>
    Neighbours,

    /// <summary>Laying out the picture.</summary>
    Layout,

    /// <summary>Laying out what is clustered.</summary>
    ClusterLayout,

    /// <summary>Finding clusters.</summary>
    Clusters,
}
