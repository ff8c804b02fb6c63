using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>A piece and its score; of two merges the one whose piece has the higher score goes first.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoredPiece(string Text, double Score);
