namespace Interp.Analysis.Circuits;

/// <summary>Circuit and model without the same nodes. In a complete circuit both lose alike, whatever is taken.</summary>
/// <param name="How">How K was chosen: random, greedy, or the class that it is.</param>
/// <param name="K">The nodes taken out of both.</param>
/// <param name="Circuit">F(C \ K).</param>
/// <param name="Model">F(M \ K).</param>
public sealed record CompletenessPoint(string How, IReadOnlyList<HeadAt> K, double Circuit, double Model)
{
    /// <summary>|F(C \ K) − F(M \ K)|, in logits: the incompleteness that this K shows.</summary>
    public double Gap => Math.Abs(Circuit - Model);
}
