using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Which features are active on each token of a text.</summary>
/// <param name="Subject">Model, dictionary and hook point.</param>
/// <param name="Text">As typed.</param>
/// <param name="Top">Features told for each token.</param>
/// <param name="Tracked">Features whose every activation and loss effect is told; the strongest of the text where none is named.</param>
public sealed record TextQuestion(InferenceSubject Subject, string Text, int Top, int[] Tracked) : InferenceQuestion<TextAnswer>("text");

/// <summary>What a worker found in a text.</summary>
/// <param name="Tokens">Ids, as the model's own tokenizer cuts the text.</param>
/// <param name="Offsets">Where each token's features begin in the next two, and their end: <c>[tokens + 1]</c>.</param>
/// <param name="Features">Active features of each token, strongest first.</param>
/// <param name="Activations">Their activations.</param>
/// <param name="Tracks">One for each feature asked for.</param>
/// <param name="Ranking">Every feature that is active anywhere, strongest first.</param>
/// <param name="Peaks">Their largest activation in this text.</param>
/// <param name="Counts">On how many tokens they are active.</param>
/// <param name="Reading">How the model read it.</param>
public sealed record TextAnswer(
    int[] Tokens, int[] Offsets, int[] Features, float[] Activations, FeatureTrack[] Tracks, int[] Ranking, float[] Peaks, int[] Counts, TextReading Reading);
