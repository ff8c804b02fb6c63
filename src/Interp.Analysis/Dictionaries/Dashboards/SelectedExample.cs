using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>A row of the pass chosen for a card, before its window is cut.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SelectedExample(ExampleGroup Group, int Level, int Rank, int Row, bool Repeated);
