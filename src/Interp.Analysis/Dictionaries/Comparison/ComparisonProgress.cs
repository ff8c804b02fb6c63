using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>How far a comparison is.</summary>
/// <param name="TokensDone">Tokens encoded by both.</param>
/// <param name="TokensTotal">Tokens of the pass.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComparisonProgress(long TokensDone, long TokensTotal);
