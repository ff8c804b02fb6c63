namespace Interp.Domain.Dictionaries;

/// <summary>One version of what a cohort calls a feature; versions are added and never changed.</summary>
public sealed class Label
{
    public int CohortId { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>From 1.</summary>
    public int Version { get; init; }

    /// <summary>Empty when this version takes the label away.</summary>
    public required string Text { get; init; }

    public LabelStatus Status { get; init; }

    /// <summary>Why; needed for an adjudication.</summary>
    public string? Note { get; init; }

    /// <summary>The earlier version that this one brings back.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Null once the person has left.</summary>
    public Guid? AuthorId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
