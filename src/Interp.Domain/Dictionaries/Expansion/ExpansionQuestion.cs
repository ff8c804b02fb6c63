using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A feature's activations along a stretch of a corpus.</summary>
/// <param name="Subject">Model, dictionary and hook point.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">Of the text that the dictionary's examples come from.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Start">Corpus position of the first token.</param>
/// <param name="Count">Tokens.</param>
public sealed record ExpansionQuestion(InferenceSubject Subject, string Corpus, string CorpusHash, int Feature, long Start, int Count)
    : InferenceQuestion<ExpansionAnswer>("expansion");

/// <summary>A feature along a stretch of a corpus, in the same contexts in which the card's examples were found.</summary>
/// <param name="Tokens">Ids.</param>
/// <param name="Activations">On each token.</param>
/// <param name="LossEffects">As on the card; null for the first token of a context.</param>
public sealed record ExpansionAnswer(int[] Tokens, float[] Activations, float?[] LossEffects);
