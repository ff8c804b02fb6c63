namespace Interp.Analysis.Circuits;

/// <summary>Scores of every activation at one site.</summary>
/// <param name="Site">Where.</param>
/// <param name="Values">[layer][slot, position]: slots are heads where the site has heads, otherwise there is one. In the metric's unit, mean over prompts.</param>
/// <param name="Doubtful">[layer][slot]: known to be a place where the gradient misleads.</param>
public sealed record NodeAttribution(AttributionSite Site, IReadOnlyList<double[,]> Values, IReadOnlyList<AttributionFlags[]> Doubtful)
{
    /// <summary>Sums over positions, [layer][slot].</summary>
    public IReadOnlyList<double[]> BySlot => [.. Values.Select(v => Enumerable.Range(0, v.GetLength(0)).Select(s => Enumerable.Range(0, v.GetLength(1)).Sum(p => v[s, p])).ToArray())];

    /// <summary>Sums over slots, [layer][position].</summary>
    public IReadOnlyList<double[]> ByPosition => [.. Values.Select(v => Enumerable.Range(0, v.GetLength(1)).Select(p => Enumerable.Range(0, v.GetLength(0)).Sum(s => v[s, p])).ToArray())];
}

/// <summary>Where activations are patched.</summary>
public enum AttributionSite
{
    ResidPre,
    ResidMid,
    ResidPost,
    AttnOut,
    MlpOut,

    /// <summary>Each head's output.</summary>
    Z,
    Query,

    /// <summary>Of key heads.</summary>
    Key,

    /// <summary>Of value heads.</summary>
    Value,

    /// <summary>Each head's attention, position by query.</summary>
    Pattern,
}
