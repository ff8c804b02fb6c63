namespace Interp.Domain.Dictionaries;

/// <summary>A neuron with a large entry in a feature's decoder direction.</summary>
/// <param name="Neuron">Index in the hooked layer.</param>
/// <param name="Value">The decoder entry.</param>
/// <param name="ShareOfL1">|value| over the direction's L1 norm.</param>
public sealed record NeuronAlignment(int Neuron, float Value, float ShareOfL1);
