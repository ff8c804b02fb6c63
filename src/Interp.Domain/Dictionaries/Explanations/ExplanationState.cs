namespace Interp.Domain.Dictionaries;

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
