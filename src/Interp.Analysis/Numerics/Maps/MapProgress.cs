using System.Runtime.InteropServices;

namespace Interp.Analysis.Numerics;

/// <summary>How far a map is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Share">Of that stage, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MapProgress(MapStage Stage, double Share);

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
