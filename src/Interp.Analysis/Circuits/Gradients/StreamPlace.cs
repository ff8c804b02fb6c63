using System.Runtime.InteropServices;

namespace Interp.Analysis.Circuits;

/// <summary>A place of the residual stream.</summary>
/// <param name="Layer">What it is read by next; the number of layers for the final norm.</param>
/// <param name="AfterAttention">Between this layer's attention and its MLP.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamPlace(int Layer, bool AfterAttention);
