using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>A feature of the other dictionary that fires on the same tokens.</summary>
/// <param name="Feature">Its index in the other dictionary.</param>
/// <param name="Pearson">Correlation of activations.</param>
/// <param name="Cosine">Cosine of activations, not of weights.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeatureMatch(int Feature, double Pearson, double Cosine);
