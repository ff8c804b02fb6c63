using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>A context from which one feature is taken.</summary>
/// <param name="Context">Place of the context in its batch.</param>
/// <param name="Feature">Index in the dictionary.</param>
/// <param name="FirstPlace">Its first prediction in the batch's list.</param>
/// <param name="PlaceCount">Its predictions.</param>
/// <param name="Last">The last position that predicts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AblationRun(int Context, int Feature, int FirstPlace, int PlaceCount, int Last);
