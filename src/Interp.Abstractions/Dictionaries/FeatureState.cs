namespace Interp.Abstractions.Dictionaries;

/// <summary>How often a feature fires. "Not computed" is the absence of one.</summary>
public enum FeatureState
{
    /// <summary>On at least one token in a million.</summary>
    Live,

    /// <summary>At least once, yet on fewer than one token in a million or fewer than ten times.</summary>
    UltraLow,

    /// <summary>Never, on the tokens seen.</summary>
    Dead,
}
