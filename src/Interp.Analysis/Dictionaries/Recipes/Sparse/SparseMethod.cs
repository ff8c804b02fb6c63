namespace Interp.Analysis.Dictionaries;

/// <summary>A recipe's method: what is chosen, what is lost, what is held fixed, how it moves.</summary>
/// <param name="Selector">Makes the selector of a run.</param>
/// <param name="Objective">The loss.</param>
public sealed record SparseMethod(Func<IRuleSelector> Selector, SparseObjective Objective)
{
    /// <summary>Chooses once more over the whole batch.</summary>
    public IBatchSelection? Selection { get; init; }

    /// <summary>The auxiliary loss that dead latents work on.</summary>
    public AuxLoss? Aux { get; init; }

    /// <summary>Prefixes that reconstruct on their own.</summary>
    public NestedPrefixes? Prefixes { get; init; }

    /// <summary>Whether the encoder reads x − b_dec or x itself.</summary>
    public bool DecoderBiasAtInput { get; init; } = true;

    /// <summary>Whether decoder rows keep unit norm; the gradient along them is then taken away before each step.</summary>
    public bool UnitDecoder { get; init; } = true;

    /// <summary>The gradient of all weights together is shortened to this norm where it is longer.</summary>
    public double? GradientClip { get; init; }

    /// <summary>A batch on whose first chunk a larger share of all latents is chosen goes through dense products.</summary>
    public double DenseAbove { get; init; } = double.PositiveInfinity;

    /// <summary>How much faster than the rest the recipe's own parameters learn.</summary>
    public double ExtraRate { get; init; } = 1;

    /// <summary>The recipe's own parameters are not let below.</summary>
    public float ExtraFloor { get; init; } = float.NegativeInfinity;

    /// <summary>Adam's constants.</summary>
    public AdamSettings Adam { get; init; } = new();

    /// <summary>The same choice and penalty by whole tensors; null for a method that has only the sparse kernels.</summary>
    internal DenseObjective? Dense { get; init; }
}
