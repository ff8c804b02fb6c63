namespace Interp.Analysis.Dictionaries;

/// <summary>One window of the test.</summary>
/// <param name="Group">Why it is there.</param>
/// <param name="Position">Corpus position of its first token.</param>
/// <param name="Tokens">Up to nine tokens of one document.</param>
/// <param name="Activations">The feature's activation on each.</param>
public sealed record HeldOutExample(HeldOutGroup Group, long Position, int[] Tokens, float[] Activations);

/// <summary>Why an example is in the test of an explanation.</summary>
public enum HeldOutGroup
{
    /// <summary>Among the highest activations.</summary>
    Top,

    /// <summary>Near one of eleven levels between the maximum and 0, or among the lowest.</summary>
    Level,

    /// <summary>Anywhere.</summary>
    Random,

    /// <summary>On a token that the highest activations are on, elsewhere.</summary>
    OutOfContext,
}
