namespace Interp.Domain.Dictionaries;

/// <summary>Inverted index: a feature that has a token among those it promotes most.</summary>
public sealed class LogitFeature
{
    public int DictionaryId { get; init; }

    public int Token { get; init; }

    public int Feature { get; init; }

    /// <summary>Logit weight, shifted so that the feature's median is 0.</summary>
    public float Value { get; init; }
}
