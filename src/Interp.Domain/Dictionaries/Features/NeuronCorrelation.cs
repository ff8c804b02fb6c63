namespace Interp.Domain.Dictionaries;

/// <summary>A neuron whose activation goes with a feature's.</summary>
/// <param name="Neuron">Index in the hooked layer.</param>
/// <param name="Pearson">Correlation over tokens.</param>
/// <param name="Cosine">Cosine similarity of the two activation series.</param>
public sealed record NeuronCorrelation(int Neuron, float Pearson, float Cosine);
