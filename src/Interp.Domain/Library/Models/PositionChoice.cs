namespace Interp.Domain.Library;

/// <summary>How a model knows where a token stands.</summary>
public enum PositionChoice
{
    /// <summary>One trained vector for each position.</summary>
    Learned,

    /// <summary>Queries and keys are turned by their position.</summary>
    Rotary,
}
