namespace Interp.Domain.Features;

/// <summary>The orders in which a dictionary's features can be listed.</summary>
public enum FeatureOrder
{
    /// <summary>Ascending index.</summary>
    Index,

    /// <summary>A fixed shuffle, the same for everybody and for every page.</summary>
    Random,

    /// <summary>Most frequent first.</summary>
    Density,

    /// <summary>Strongest first.</summary>
    MaxActivation,
}
