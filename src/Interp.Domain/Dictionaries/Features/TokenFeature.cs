namespace Interp.Domain.Dictionaries;

/// <summary>Inverted index: a feature that fires on a token, and how strongly at most.</summary>
public sealed class TokenFeature
{
    public int DictionaryId { get; init; }

    public int Token { get; init; }

    public int Feature { get; init; }

    public float MaxActivation { get; init; }

    /// <summary>Times it fired on that token; 0 when that was not counted.</summary>
    public int Count { get; init; }
}
