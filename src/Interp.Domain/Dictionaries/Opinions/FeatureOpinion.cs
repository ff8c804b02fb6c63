namespace Interp.Domain.Dictionaries;

/// <summary>What a cohort thinks of a feature, in one row: kept with every label and rating, read by lists and their orders.</summary>
public sealed class FeatureOpinion
{
    public int CohortId { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>Null where there is none, or none any more.</summary>
    public string? Label { get; set; }

    public LabelStatus? LabelStatus { get; set; }

    /// <summary>Mean over raters of their mean rubric total, 0 to 14.</summary>
    public float? Rating { get; set; }

    public int Raters { get; set; }

    /// <summary>Root mean square difference, in points of the rubric total, between two blind raters of the same interval.</summary>
    public float? Disagreement { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
