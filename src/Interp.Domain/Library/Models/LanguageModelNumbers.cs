using Interp.Domain.Platform;

namespace Interp.Domain.Library;

/// <summary>What the training of a language model reports of its latest step.</summary>
public static class LanguageModelNumbers
{
    /// <summary>Cross-entropy, nats per token.</summary>
    public const string Loss = "loss";

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<ProgressNumber> All { get; } = [new(Loss, "Loss")];
}
