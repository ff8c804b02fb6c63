namespace Interp.Domain.Circuits;

/// <summary>Where the prompts of a set come from.</summary>
public enum PromptSource
{
    /// <summary>Made by the generator of two-name sentences from a seed, anew wherever they are needed.</summary>
    Ioi,

    /// <summary>Written by a person and kept as they are.</summary>
    Pairs,
}
