namespace Interp.Analysis.Circuits;

/// <summary>How a pattern is compared with an ideal one.</summary>
public enum MatchMeasure
{
    /// <summary>Σ A ⊙ P / Σ A: the share of attention that falls where it should.</summary>
    Product,

    /// <summary>1 − n · mean |A − P|: also asks that attention falls everywhere where it should.</summary>
    Difference,
}
