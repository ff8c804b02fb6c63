using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>The ids that stand around a document, each -1 where the vocabulary has none.</summary>
/// <param name="Beginning">What models expect before the first token.</param>
/// <param name="End">What ends the document.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DocumentIds(int Beginning, int End);
