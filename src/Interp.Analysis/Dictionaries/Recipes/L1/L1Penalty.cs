namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ f.</summary>
public sealed class L1Penalty : PenaltyObjective
{
    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float sparsity = (float)(Coefficient / rows), sum = 0;
        for (int i = 0; i < row.Values.Length; i++)
        {
            sum += row.Values[i];
            row.Gradients[i] += sparsity;
        }
        return (float)Coefficient * sum;
    }
}
