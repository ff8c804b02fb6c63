namespace Interp.Domain.Dictionaries;

/// <summary>Whether features of a list have a label.</summary>
public enum LabelFilter
{
    /// <summary>With or without.</summary>
    Any,

    /// <summary>The cohort has a label for it.</summary>
    Labelled,

    /// <summary>The cohort has none.</summary>
    Unlabelled,

    /// <summary>The viewer has never labelled it.</summary>
    UnlabelledByMe,
}
