using System.Runtime.InteropServices;

namespace Interp.Domain.Dictionaries;

/// <summary>How many features match.</summary>
/// <param name="Matching">The number, or where counting stopped.</param>
/// <param name="IsMore">Counting stopped before the end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MatchCount(long Matching, bool IsMore);
