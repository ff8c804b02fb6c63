namespace Interp.Domain.Dictionaries;

/// <summary>A feature of another dictionary that fires on the same tokens.</summary>
/// <param name="Dictionary">Name of the other dictionary.</param>
/// <param name="Index">Its number there.</param>
/// <param name="Pearson">Correlation of the two activations over tokens.</param>
/// <param name="Cosine">Cosine similarity of the two activation series.</param>
public sealed record FeatureTwin(string Dictionary, int Index, double Pearson, double Cosine);
