namespace Interp.Analysis.Circuits;

/// <summary>Which name comes again.</summary>
public enum TokenSignal
{
    /// <summary>The subject's.</summary>
    Original,

    /// <summary>One that has nothing to do with the prompt: every name is exchanged for another.</summary>
    Random,

    /// <summary>The indirect object's.</summary>
    Inverted,
}
