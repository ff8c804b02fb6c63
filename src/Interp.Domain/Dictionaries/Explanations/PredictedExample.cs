using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>A window with what was predicted and what is.</summary>
/// <param name="Group">Why it is in the test.</param>
/// <param name="Position">Corpus position of its first token.</param>
/// <param name="Tokens">In order.</param>
/// <param name="Activations">Of the feature.</param>
/// <param name="Predictions">As predicted.</param>
public sealed record PredictedExample(HeldOutGroup Group, long Position, TokenText[] Tokens, float[] Activations, float[] Predictions);
