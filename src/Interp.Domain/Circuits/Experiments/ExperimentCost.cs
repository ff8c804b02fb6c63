using System.Runtime.InteropServices;

namespace Interp.Domain.Circuits;

/// <summary>What an experiment takes, from its sizes alone.</summary>
/// <param name="Time">Rough running time on two cores.</param>
/// <param name="Bytes">Peak memory of the worker.</param>
/// <param name="Operations">Of all matrix products; a multiply-and-add counts as two.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExperimentCost(TimeSpan Time, long Bytes, double Operations);
