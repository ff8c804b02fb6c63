namespace Interp.Domain.Dictionaries;

/// <summary>An explanation in a list.</summary>
/// <param name="Id">Part of its address.</param>
/// <param name="Text">What it says.</param>
/// <param name="Method">Who explained and predicted.</param>
/// <param name="Author">Display name; null for a language model's, or where the person is gone.</param>
/// <param name="Model">The language model.</param>
/// <param name="State">Whether it has been put to the test.</param>
/// <param name="Score">Spearman correlation on held-out text.</param>
/// <param name="Error">Why there is no score.</param>
/// <param name="CreatedAt">When.</param>
public sealed record ExplanationSummary(
    Guid Id, string Text, ExplanationMethod Method, string? Author, string? Model, ExplanationState State, float? Score, string? Error, DateTimeOffset CreatedAt);
