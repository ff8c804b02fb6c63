using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>One prediction to make with a feature taken out.</summary>
/// <param name="Run">Which (context, feature) of the batch.</param>
/// <param name="Position">Position in the context that predicts.</param>
/// <param name="Target">The token that comes next.</param>
/// <param name="Active">The feature is active at that position.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AblationPlace(int Run, int Position, int Target, bool Active);
