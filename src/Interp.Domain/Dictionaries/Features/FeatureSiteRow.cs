namespace Interp.Domain.Dictionaries;

/// <summary>A row of <c>feature_sites</c>: how strongly a crosscoder's feature writes each hook point.</summary>
public sealed class FeatureSiteRow
{
    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>In the order of the dictionary's hook points; each over the spread of the activations there.</summary>
    public required float[] Norms { get; init; }
}
