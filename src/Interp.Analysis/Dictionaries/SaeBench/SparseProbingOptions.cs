namespace Interp.Analysis.Dictionaries;

/// <summary>What sparse probing reads.</summary>
/// <param name="HookPoint">Where the dictionary belongs.</param>
public sealed record SparseProbingOptions(string HookPoint)
{
    /// <summary>How many latents a probe may use.</summary>
    public IReadOnlyList<int> LatentCounts { get; init; } = [1, 2, 5];

    /// <summary>Tokens of a text.</summary>
    public int TextLength { get; init; } = 128;

    /// <summary>Texts of each class to fit on, at most; as many of other classes are set against them.</summary>
    public int TrainTexts { get; init; } = 200;

    /// <summary>Held-out texts of each class to score on, at most.</summary>
    public int TestTexts { get; init; } = 100;

    /// <summary>Classes with fewer texts on either side are left out.</summary>
    public int LeastTexts { get; init; } = 20;

    /// <summary>Of the choice of texts.</summary>
    public long Seed { get; init; } = 1;
}
