namespace Interp.Domain.Library;

/// <summary>The vocabulary of one tokenizer, shared by models and corpora that use it.</summary>
public sealed class VocabularyEntry
{
    public int Id { get; init; }

    /// <summary>Fingerprint of the tokenizer.</summary>
    public required string TokenizerHash { get; init; }

    public int Size { get; set; }
}
