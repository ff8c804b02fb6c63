using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The held-out examples on which explanations of a feature are tested.</summary>
/// <param name="Subject">Model, dictionary and hook point.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">Of the text that the dictionary was made from.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice.</param>
public sealed record HeldOutQuestion(InferenceSubject Subject, string Corpus, string CorpusHash, int Feature, long Seed) : InferenceQuestion<HeldOutAnswer>("held-out");
