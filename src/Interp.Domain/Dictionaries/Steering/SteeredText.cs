using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>A continuation as the model gives it and one with features changed.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Prompt">What was continued.</param>
/// <param name="Original">New tokens of the model as it is.</param>
/// <param name="Steered">New tokens of the steered model.</param>
/// <param name="OriginalOnly">Which tokens of the original have no counterpart in the steered text.</param>
/// <param name="SteeredOnly">The other way round.</param>
/// <param name="ElementsChanged">Numbers at the hook point that steering changed, over prompt and steered continuation; 0 means that it did nothing.</param>
/// <param name="TokensChanged">Tokens on which it changed any.</param>
/// <param name="MaxChange">Largest change of one number.</param>
public sealed record SteeredText(
    string Dictionary, TokenText[] Prompt, TokenText[] Original, TokenText[] Steered, bool[] OriginalOnly, bool[] SteeredOnly, long ElementsChanged, int TokensChanged, double MaxChange);
