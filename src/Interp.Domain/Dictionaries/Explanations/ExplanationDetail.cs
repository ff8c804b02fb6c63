using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>An explanation with everything its score rests on.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice of examples.</param>
/// <param name="Examples">The windows it was tested on.</param>
public sealed record ExplanationDetail(ExplanationSummary Summary, int Feature, long Seed, PredictedExample[] Examples);

/// <summary>Why an example is in the test.</summary>
public enum HeldOutGroup
{
    /// <summary>Among the highest activations.</summary>
    Top,

    /// <summary>Near one of eleven levels between the sample's maximum and 0, or among the lowest.</summary>
    Level,

    /// <summary>Anywhere.</summary>
    Random,

    /// <summary>On a token that the highest activations are on, elsewhere.</summary>
    OutOfContext,
}

/// <summary>A window with what was predicted and what is.</summary>
/// <param name="Group">Why it is in the test.</param>
/// <param name="Position">Corpus position of its first token.</param>
/// <param name="Tokens">In order.</param>
/// <param name="Activations">Of the feature.</param>
/// <param name="Predictions">As predicted.</param>
public sealed record PredictedExample(HeldOutGroup Group, long Position, TokenText[] Tokens, float[] Activations, float[] Predictions);
