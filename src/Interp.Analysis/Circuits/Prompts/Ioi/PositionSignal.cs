namespace Interp.Analysis.Circuits;

/// <summary>Which of the two positions in the first clause holds the name that comes again.</summary>
public enum PositionSignal
{
    /// <summary>S1's.</summary>
    Original,

    /// <summary>IO's.</summary>
    Inverted,
}
