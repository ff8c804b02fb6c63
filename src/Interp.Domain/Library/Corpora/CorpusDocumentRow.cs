namespace Interp.Domain.Library;

/// <summary>Where a document of a corpus came from.</summary>
public sealed class CorpusDocumentRow
{
    public int CorpusId { get; init; }

    public int Index { get; init; }

    public required string Source { get; init; }

    public required string Class { get; init; }

    /// <summary>Position of its first token in the corpus.</summary>
    public long Start { get; init; }

    public long Length { get; init; }
}
