namespace Interp.Domain.Dictionaries;

/// <summary>How a text was laid before the model.</summary>
/// <param name="Context">Tokens that the model sees at once.</param>
/// <param name="Windows">1 for a text that fits; else overlapping windows.</param>
/// <param name="LeastBefore">In several windows, the least number of tokens that each token of a later window has before it.</param>
/// <param name="BeginsWithMark">Whether the model's beginning-of-text token was put in front, as before each document it learned from.</param>
public sealed record TextReading(int Context, int Windows, int LeastBefore, bool BeginsWithMark);
