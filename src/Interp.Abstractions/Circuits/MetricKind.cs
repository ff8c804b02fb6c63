namespace Interp.Abstractions.Circuits;

/// <summary>What is read off the distribution of the next token after END.</summary>
public enum MetricKind
{
    /// <summary>Logit of the answer − logit of the wrong token, in nats.</summary>
    LogitDifference,

    /// <summary>Probability of the answer.</summary>
    Probability,

    /// <summary>KL(clean run ‖ this run), in nats; 0 on the clean prompts.</summary>
    KlDivergence,
}
