namespace Interp.Analysis.Language;

/// <summary>The pieces, merges and special tokens of a byte-level BPE tokenizer, checked when built.</summary>
public sealed class BytePairVocabulary
{
    private readonly byte[][] pieces;
    private readonly Merge[] merges;
    private readonly SortedDictionary<int, string> specialTokens = [];

    /// <summary>Takes the vocabulary as it is after checking it.</summary>
    /// <param name="pieces">Bytes by id; what stands at a special id is ignored.</param>
    /// <param name="merges">By rank, strongest first; each result is the id of its two parts joined.</param>
    /// <param name="specialTokens">Ids that stand for no text, with their names.</param>
    /// <param name="documentIds">The ids around a document.</param>
    /// <exception cref="TokenizerFormatException">A byte has no id, two ids stand for the same bytes, or a merge does not fit its pieces.</exception>
    public BytePairVocabulary(IReadOnlyList<byte[]> pieces, IReadOnlyList<Merge> merges, IReadOnlyDictionary<int, string> specialTokens, DocumentIds documentIds)
    {
        this.pieces = [.. pieces.Select((piece, id) => specialTokens.ContainsKey(id) ? [] : piece)];
        this.merges = [.. merges];
        foreach (var (id, name) in specialTokens)
            this.specialTokens.Add(id, name);
        DocumentIds = documentIds;
        ByteIds = BytePairChecks.FindByteIds(this.pieces, specialTokens);
        BytePairChecks.Merges(this.pieces, this.merges);
        Table = new MergeTable(this.merges);
    }

    /// <summary>Bytes by id; empty for special ids.</summary>
    public IReadOnlyList<byte[]> Pieces => pieces;

    /// <summary>The merges by rank.</summary>
    public IReadOnlyList<Merge> Merges => merges;

    /// <summary>Ids that stand for no text, with their names, by id.</summary>
    public IReadOnlyDictionary<int, string> SpecialTokens => specialTokens;

    /// <summary>The ids around a document.</summary>
    public DocumentIds DocumentIds { get; }

    /// <summary>The id of each single byte, <c>[256]</c>.</summary>
    internal int[] ByteIds { get; }

    internal MergeTable Table { get; }

    /// <summary>The bytes of one id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    internal byte[] Piece(int id) => (uint)id < (uint)pieces.Length
        ? pieces[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Ids run from 0 to {pieces.Length - 1}.");

    /// <summary>SHA-256 (hex) of pieces, merges, special tokens and <paramref name="patterns"/>.</summary>
    internal string Fingerprint(IReadOnlyList<string> patterns)
    {
        using var hash = new VocabularyHash();
        return hash.Blocks(pieces).Merges(merges).SpecialTokens(specialTokens).Texts([.. patterns]).Hex();
    }
}
