using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What somebody, or a language model, says that a feature stands for, and how well it predicts activations on held-out text.</summary>
public sealed class Explanation : IShared
{
    public Guid Id { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    public int? CohortId { get; set; }

    /// <summary>Its author; null for a language model's.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The job that made it; null for a person's.</summary>
    public Guid? JobId { get; set; }

    public Visibility Visibility { get; set; }

    public ExplanationMethod Method { get; init; }

    /// <summary>Name of the language model that proposed and simulated.</summary>
    public string? Model { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public ExplanationState State { get; set; }

    /// <summary>Spearman correlation of predictions and activations; null unless scored.</summary>
    public float? Score { get; set; }

    /// <summary>Why there is no score.</summary>
    public string? Error { get; set; }

    /// <summary>Of the choice of examples.</summary>
    public long Seed { get; init; }

    /// <summary>Kind of each example: see <see cref="HeldOutGroup"/>.</summary>
    public int[] Groups { get; init; } = [];

    /// <summary>Corpus position of each example's first token.</summary>
    public long[] Positions { get; init; } = [];

    /// <summary>Where each example's tokens begin in the next three, and their end: <c>[examples + 1]</c>.</summary>
    public int[] Offsets { get; init; } = [];

    public int[] Tokens { get; init; } = [];

    public float[] Activations { get; init; } = [];

    /// <summary>As predicted, 0 to 9 by a person, 0 to 10 by a simulation.</summary>
    public float[] Predictions { get; init; } = [];
}

/// <summary>Who explained and predicted.</summary>
public enum ExplanationMethod
{
    /// <summary>A person.</summary>
    Hypothesis,

    /// <summary>A language model.</summary>
    Autointerp,
}

/// <summary>Whether an explanation has been put to the test.</summary>
public enum ExplanationState
{
    /// <summary>Not yet.</summary>
    Unscored,

    /// <summary>Its score stands.</summary>
    Scored,

    /// <summary>The attempt broke off; there is a reason and no score.</summary>
    Failed,
}
