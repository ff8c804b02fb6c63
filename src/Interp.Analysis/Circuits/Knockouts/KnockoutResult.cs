namespace Interp.Analysis.Circuits;

/// <summary>The model with some heads replaced.</summary>
/// <param name="Set">What was replaced.</param>
/// <param name="ByPrompt">The metric of each prompt.</param>
/// <param name="ElementsChanged">Numbers in z that the replacement altered.</param>
/// <param name="LargestChange">The most that one of them moved.</param>
public sealed record KnockoutResult(KnockoutSet Set, IReadOnlyList<double> ByPrompt, long ElementsChanged, double LargestChange)
{
    /// <summary>Over the prompts; of the logit difference, this is F of the IOI paper.</summary>
    public double Mean => ByPrompt.Average();
}
