using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>Two features of which one is, on its own tokens, much like the other.</summary>
/// <param name="A">Feature of the first dictionary.</param>
/// <param name="B">Feature of the second.</param>
/// <param name="Strength">The larger of the two masked cosines.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SplittingEdge(int A, int B, float Strength);
