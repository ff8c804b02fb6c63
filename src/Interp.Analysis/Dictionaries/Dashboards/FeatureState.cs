namespace Interp.Analysis.Dictionaries;

/// <summary>What the pass saw of a feature. "Not computed" is the absence of a <see cref="FeatureDashboard"/>.</summary>
public enum FeatureState
{
    /// <summary>Active often enough for its statistics to mean something.</summary>
    Live,

    /// <summary>Active, but on so few tokens that levels and densities are noise.</summary>
    UltraLow,

    /// <summary>Never active in the pass.</summary>
    Dead,
}
