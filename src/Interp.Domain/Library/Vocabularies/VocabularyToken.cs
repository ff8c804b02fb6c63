namespace Interp.Domain.Library;

/// <summary>The bytes that one token id stands for.</summary>
public sealed class VocabularyToken
{
    public int VocabularyId { get; init; }

    public int Token { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>Name of a token that stands for no text, such as the end of a document.</summary>
    public string? Special { get; init; }
}
