namespace Interp.Domain.Dictionaries;

/// <summary>One person's blind rating of one feature: opened with a seed, then submitted or given up. Parallel arrays hold one entry per interval, in the order shown.</summary>
public sealed class Rating
{
    public Guid Id { get; init; }

    public int CohortId { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>Null once the person has left.</summary>
    public Guid? RaterId { get; init; }

    /// <summary>Orders the intervals.</summary>
    public long Seed { get; init; }

    /// <summary>Intervals in the order shown; 0 is the highest.</summary>
    public required int[] Intervals { get; init; }

    /// <summary>False when it was given up before, so that the rater has seen what others say.</summary>
    public bool Blind { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>What the rater takes the feature for.</summary>
    public string? Interpretation { get; set; }

    /// <summary>0 to 3; −1 where the interval was left out. Empty until submitted.</summary>
    public int[] Confidence { get; set; } = [];

    /// <summary>0 to 5.</summary>
    public int[] Activations { get; set; } = [];

    /// <summary>0 to 3.</summary>
    public int[] Logits { get; set; } = [];

    /// <summary>0 or 1; outside the total.</summary>
    public int[] Separation { get; set; } = [];

    /// <summary>0 to 3.</summary>
    public int[] Specificity { get; set; } = [];
}
