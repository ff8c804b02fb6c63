using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Analysis.Tokenizers;

/// <summary>The pieces, merges and special tokens of a byte-level BPE tokenizer, checked when built.</summary>
public sealed class BytePairVocabulary
{
    private readonly byte[][] pieces;
    private readonly Merge[] merges;
    private readonly SortedDictionary<int, string> specialTokens;

    /// <summary>Takes the vocabulary as it is after checking it.</summary>
    /// <param name="pieces">Bytes by id; what stands at a special id is ignored.</param>
    /// <param name="merges">By rank, strongest first; each result is the id of its two parts joined.</param>
    /// <param name="specialTokens">Ids that stand for no text, with their names.</param>
    /// <param name="endOfText">The id that ends a document, or -1.</param>
    /// <exception cref="TokenizerFormatException">A byte has no id, two ids stand for the same bytes, or a merge does not fit its pieces.</exception>
    public BytePairVocabulary(IReadOnlyList<byte[]> pieces, IReadOnlyList<Merge> merges, IReadOnlyDictionary<int, string> specialTokens, int endOfText)
    {
        this.pieces = [.. pieces.Select((piece, id) => specialTokens.ContainsKey(id) ? [] : piece)];
        this.merges = [.. merges];
        this.specialTokens = [];
        foreach (var (id, name) in specialTokens)
            this.specialTokens.Add(id, name);
        EndOfText = endOfText;
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

    /// <summary>The id that ends a document, or -1.</summary>
    public int EndOfText { get; }

    /// <summary>The id of each single byte, <c>[256]</c>.</summary>
    internal int[] ByteIds { get; }

    internal MergeTable Table { get; }

    /// <summary>SHA-256 (hex) of pieces, merges, special tokens and <paramref name="patterns"/>, each preceded by its length.</summary>
    internal string Fingerprint(IReadOnlyList<string> patterns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Number(hash, pieces.Length);
        foreach (var piece in pieces)
            Block(hash, piece);
        Number(hash, merges.Length);
        foreach (var merge in merges)
        {
            Number(hash, merge.Left);
            Number(hash, merge.Right);
        }

        Number(hash, specialTokens.Count);
        foreach (var (id, name) in specialTokens)
        {
            Number(hash, id);
            Block(hash, Encoding.UTF8.GetBytes(name));
        }

        foreach (var pattern in patterns)
            Block(hash, Encoding.UTF8.GetBytes(pattern));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Block(IncrementalHash hash, byte[] bytes)
    {
        Number(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Number(IncrementalHash hash, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
