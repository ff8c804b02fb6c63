using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>One non-zero activation and the row of the pass it was seen on.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ActivationAt(float Value, int Row);
