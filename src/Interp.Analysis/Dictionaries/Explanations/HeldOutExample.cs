namespace Interp.Analysis.Dictionaries;

/// <summary>One window of the test.</summary>
/// <param name="Group">Why it is there.</param>
/// <param name="Position">Corpus position of its first token.</param>
/// <param name="Tokens">Up to nine tokens of one document.</param>
/// <param name="Activations">The feature's activation on each.</param>
public sealed record HeldOutExample(HeldOutGroup Group, long Position, int[] Tokens, float[] Activations);
