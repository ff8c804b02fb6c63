using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>How a neuron's activations go with a feature's over the tokens of the pass.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NeuronCorrelation(int Neuron, float Pearson, float Cosine);
