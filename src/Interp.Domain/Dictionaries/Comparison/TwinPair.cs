namespace Interp.Domain.Dictionaries;

/// <summary>A feature and the feature of the other dictionary that goes best with it.</summary>
/// <param name="Feature">Its number.</param>
/// <param name="Token">Display text of its top token.</param>
/// <param name="OtherFeature">The other's number.</param>
/// <param name="OtherToken">Display text of the other's top token.</param>
/// <param name="Pearson">Correlation of activations.</param>
/// <param name="Cosine">Cosine of activations.</param>
public sealed record TwinPair(int Feature, string? Token, int OtherFeature, string? OtherToken, double Pearson, double Cosine);
