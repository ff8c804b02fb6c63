namespace Interp.Domain.Dictionaries;

/// <summary>How settled a label is.</summary>
public enum LabelStatus
{
    /// <summary>Somebody's reading, open to better ones.</summary>
    Proposed,

    /// <summary>Its author doubts it; shown with a question mark.</summary>
    Doubtful,

    /// <summary>Settled by an instructor after looking at the disagreement.</summary>
    Adjudicated,
}
