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

/// <summary>The examples, or how far the one-time reading of the held-out text has come.</summary>
/// <param name="Progress">Share of the held-out text read for this dictionary; 1 when the examples are here.</param>
/// <param name="Groups">Kind of each example: see <see cref="HeldOutGroup"/>.</param>
/// <param name="Positions">Corpus position of each example's first token.</param>
/// <param name="Offsets">Where each example's tokens begin in the next two, and their end: <c>[examples + 1]</c>.</param>
/// <param name="Tokens">Ids.</param>
/// <param name="Activations">Of the feature.</param>
public sealed record HeldOutAnswer(double Progress, int[] Groups, long[] Positions, int[] Offsets, int[] Tokens, float[] Activations)
{
    public bool Ready => Progress >= 1;
}
