namespace Interp.Web.Dictionaries;

/// <summary>What colour means on a map; size, shape or a number says the same.</summary>
public enum MapColour
{
    /// <summary>Which cluster.</summary>
    Cluster,

    /// <summary>How often it fires.</summary>
    Density,

    /// <summary>Live or ultra-low.</summary>
    State,
}
