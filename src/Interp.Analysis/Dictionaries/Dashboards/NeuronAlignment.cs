using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>One of the largest entries of a feature's decoder row.</summary>
/// <param name="Neuron">Index in the MLP layer.</param>
/// <param name="Value">The entry, with its sign.</param>
/// <param name="ShareOfL1">|value| over the row's L1 norm.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NeuronAlignment(int Neuron, float Value, float ShareOfL1);
