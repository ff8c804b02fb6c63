namespace Interp.Analysis.Circuits;

/// <summary>How much of the model's answer a circuit alone gives (Wang et al. 2022); F is the mean logit difference.</summary>
/// <param name="Model">F(M).</param>
/// <param name="Circuit">F(C).</param>
public sealed record Faithfulness(double Model, double Circuit)
{
    /// <summary>|F(M) − F(C)|, in logits.</summary>
    public double Gap => Math.Abs(Model - Circuit);

    /// <summary>F(C) / F(M); not a number where the model prefers neither answer.</summary>
    public double Ratio => Model == 0 ? double.NaN : Circuit / Model;
}
