using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>One non-zero activation as it lies in the spool: 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct CodeEntry(int Feature, float Value);
