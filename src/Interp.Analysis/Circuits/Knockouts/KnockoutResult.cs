namespace Interp.Analysis.Circuits.Knockouts;

/// <summary>The model with some heads replaced.</summary>
/// <param name="Set">What was replaced.</param>
/// <param name="LogitDifference">Logit of the answer less that of the wrong token at END, of each prompt.</param>
/// <param name="ElementsChanged">Numbers in z that the replacement altered.</param>
/// <param name="LargestChange">The most that one of them moved.</param>
public sealed record KnockoutResult(KnockoutSet Set, IReadOnlyList<double> LogitDifference, long ElementsChanged, double LargestChange)
{
    /// <summary>F of the paper: the mean logit difference.</summary>
    public double Mean => LogitDifference.Average();
}
