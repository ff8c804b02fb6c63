namespace Interp.Domain.Dictionaries;

/// <summary>Who explained and predicted.</summary>
public enum ExplanationMethod
{
    /// <summary>A person.</summary>
    Hypothesis,

    /// <summary>A language model.</summary>
    Autointerp,
}
