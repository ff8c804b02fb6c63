namespace Interp.Domain.Dictionaries;

/// <summary>What a recipe is told about how many features may fire.</summary>
public enum SaeSparsity
{
    /// <summary>A number: k features per token, exactly or on average.</summary>
    Count,

    /// <summary>A penalty λ on firing, or the L0 that a controller moves λ for.</summary>
    Penalty,
}
