namespace Interp.Analysis.Dictionaries;

/// <summary>A loss with a penalty of weight λ.</summary>
public abstract class PenaltyObjective : SparseObjective
{
    /// <summary>λ of the current step.</summary>
    public double Coefficient { get; set; }
}
