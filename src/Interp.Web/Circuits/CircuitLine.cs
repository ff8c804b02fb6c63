using System.Runtime.InteropServices;

namespace Interp.Web.Circuits;

/// <summary>Where an edge runs: from the top of one part to an input at the bottom of another.</summary>
/// <param name="X1">Of its beginning.</param>
/// <param name="Y1">Of its beginning.</param>
/// <param name="X2">Of its end.</param>
/// <param name="Y2">Of its end.</param>
/// <param name="Bow">How far it swings out sideways, past what stands between.</param>
/// <param name="Arrow">The edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CircuitLine(double X1, double Y1, double X2, double Y2, double Bow, CircuitArrow Arrow);
