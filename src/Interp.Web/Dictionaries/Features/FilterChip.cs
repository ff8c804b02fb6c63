namespace Interp.Web.Dictionaries;

/// <summary>One filter that narrows a list now.</summary>
/// <param name="Text">What it asks for.</param>
/// <param name="Without">The same view without it.</param>
public sealed record FilterChip(string Text, FeatureListAddress Without);
