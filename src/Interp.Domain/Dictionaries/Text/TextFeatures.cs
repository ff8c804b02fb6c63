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
