namespace Interp.Domain.Dictionaries;

/// <summary>The orders in which a dictionary's features can be listed; features that lack the value come last, by index.</summary>
public enum FeatureOrder
{
    /// <summary>Ascending index.</summary>
    Index,

    /// <summary>A fixed shuffle, walked around from a place that the seed gives: the same for everybody with the same seed.</summary>
    Random,

    /// <summary>Most frequent first.</summary>
    Density,

    /// <summary>Strongest first; with a token, strongest on that token.</summary>
    MaxActivation,

    /// <summary>Most helpful first: mean loss effect in the top group.</summary>
    LossEffect,

    /// <summary>Best explained first.</summary>
    AutointerpScore,

    /// <summary>Best rated by the cohort first.</summary>
    Rating,

    /// <summary>Where the cohort's raters differ most first.</summary>
    Disagreement,

    /// <summary>Best match first: fires most often on the token, or promotes the logit token most. Needs one of these two.</summary>
    Matches,
}
