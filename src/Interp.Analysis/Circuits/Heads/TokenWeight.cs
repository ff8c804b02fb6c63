using System.Runtime.InteropServices;

namespace Interp.Analysis.Circuits;

/// <summary>A token and how far it lies along a direction.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenWeight(int Token, double Weight);
