namespace Interp.Analysis.Circuits;

/// <summary>How heads are matched with a behaviour on a given text.</summary>
public sealed record MatchOptions
{
    public MatchMeasure Measure { get; init; } = MatchMeasure.Product;

    /// <summary>Leaves out attention to the first token, where heads rest.</summary>
    public bool ExcludeFirst { get; init; }

    /// <summary>Leaves out attention of each token to itself.</summary>
    public bool ExcludeCurrent { get; init; }
}

/// <summary>How a pattern is compared with an ideal one.</summary>
public enum MatchMeasure
{
    /// <summary>Σ A ⊙ P / Σ A: the share of attention that falls where it should.</summary>
    Product,

    /// <summary>1 − n · mean |A − P|: also asks that attention falls everywhere where it should.</summary>
    Difference,
}
