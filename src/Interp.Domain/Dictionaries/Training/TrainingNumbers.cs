using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What the training of a dictionary reports of its latest batch.</summary>
public static class TrainingNumbers
{
    /// <summary>The recipe's whole loss.</summary>
    public const string Loss = "loss";

    /// <summary>Active features per token.</summary>
    public const string L0 = "l0";

    /// <summary>1 − FVU.</summary>
    public const string ExplainedVariance = "explained-variance";

    /// <summary>Latents that have not fired lately.</summary>
    public const string Dead = "dead";

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<ProgressNumber> All { get; } =
    [
        new(Loss, "Loss"),
        new(L0, "L0", "active features per token"),
        new(ExplainedVariance, "Explained variance", "share", NumberForm.Percent),
        new(Dead, "Dead latents", Form: NumberForm.Count),
    ];
}
