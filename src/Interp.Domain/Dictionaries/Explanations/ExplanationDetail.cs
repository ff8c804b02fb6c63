namespace Interp.Domain.Dictionaries;

/// <summary>An explanation with everything its score rests on.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice of examples.</param>
/// <param name="Examples">The windows it was tested on.</param>
public sealed record ExplanationDetail(ExplanationSummary Summary, int Feature, long Seed, PredictedExample[] Examples);
