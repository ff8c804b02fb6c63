using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>A learned rule: neighbours <paramref name="Left"/>, <paramref name="Right"/> become <paramref name="Result"/>. Its rank is its place in the list.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Merge(int Left, int Right, int Result);
