using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>A text through the eyes of a dictionary.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Tokens">As the model's own tokenizer cuts the text.</param>
/// <param name="Offsets">Where each token's features begin in the next two, and their end: <c>[tokens + 1]</c>.</param>
/// <param name="Features">Active features of each token, strongest first.</param>
/// <param name="Activations">Their activations.</param>
/// <param name="Tracks">One for each feature asked for, in that order.</param>
/// <param name="Strongest">Features of the whole text, strongest first, and those asked for.</param>
/// <param name="ActiveFeatures">How many are active anywhere in it.</param>
/// <param name="Reading">How the model read it.</param>
public sealed record TextFeatures(
    string Dictionary,
    TokenText[] Tokens,
    int[] Offsets,
    int[] Features,
    float[] Activations,
    FeatureTrack[] Tracks,
    FeatureInText[] Strongest,
    int ActiveFeatures,
    TextReading Reading);

/// <summary>A feature and what it does in one text.</summary>
/// <param name="Index">Number of the feature.</param>
/// <param name="Peak">Its largest activation in this text; 0 when it is silent.</param>
/// <param name="Tokens">On how many tokens of it the feature is active.</param>
/// <param name="Density">Share of the corpus's tokens on which it is active.</param>
/// <param name="MaxActivation">Its largest activation on the corpus.</param>
/// <param name="Promotes">The next tokens that it promotes most.</param>
public sealed record FeatureInText(int Index, float Peak, int Tokens, double Density, float MaxActivation, string[] Promotes);
