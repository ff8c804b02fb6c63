namespace Interp.Domain.Platform;

/// <summary>How the numbers of a grid are coloured.</summary>
public enum GridScale
{
    /// <summary>Zero is paper; both signs have a colour.</summary>
    Diverging,

    /// <summary>From zero up.</summary>
    Sequential,
}
