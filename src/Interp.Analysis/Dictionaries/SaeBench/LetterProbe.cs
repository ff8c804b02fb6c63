namespace Interp.Analysis.Dictionaries;

/// <summary>A linear probe for one first letter.</summary>
/// <param name="Letter">a … z.</param>
/// <param name="Words">Words that begin with it, of both parts.</param>
/// <param name="F1">On words the probe was not fitted to.</param>
public sealed record LetterProbe(char Letter, int Words, double F1);
