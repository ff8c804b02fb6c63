using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>A posting of the inverted index: where <paramref name="Feature"/> is active on <paramref name="Token"/>.</summary>
/// <param name="Token">Vocabulary id of the token the feature is active on.</param>
/// <param name="Feature">Index in the dictionary.</param>
/// <param name="MaxActivation">The feature's highest activation on that token.</param>
/// <param name="Count">Times it was active on that token in the pass.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenFeature(int Token, int Feature, float MaxActivation, int Count);
