namespace Interp.Domain.Circuits;

/// <summary>What is read off the distribution of the next token after END.</summary>
public enum ExperimentMetric
{
    /// <summary>Logit of the answer − logit of the wrong token.</summary>
    LogitDifference,

    /// <summary>Probability of the answer.</summary>
    Probability,

    /// <summary>KL divergence of the patched run from the clean one.</summary>
    KlDivergence,
}
