using System.Runtime.InteropServices;

namespace Interp.Domain.Circuits;

/// <summary>How much is computed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of what, such as <c>cells</c>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExperimentSize(long Count, string Of);
