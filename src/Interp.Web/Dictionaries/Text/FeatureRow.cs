using Interp.Domain.Dictionaries;

namespace Interp.Web.Dictionaries;

/// <summary>A feature in a list beside a text.</summary>
/// <param name="Index">Number of the feature.</param>
/// <param name="Activation">What the list is about: on a token, or at most in the text.</param>
/// <param name="Known">More about it, where it is among the text's strongest.</param>
public sealed record FeatureRow(int Index, float Activation, FeatureInText? Known);
