using System.Text;

namespace Interp.Analysis.Language;

/// <summary>The pieces of a SentencePiece-like vocabulary: characters, merges of them, and single bytes for what has no piece.</summary>
internal sealed class PieceVocabulary
{
    private readonly byte[][] bytes;
    private readonly Dictionary<int, int> characterIds = [];
    private readonly int[] byteIds = new int[256];

    /// <summary>Takes pieces by id (a space is a space, <c>&lt;0xNN&gt;</c> a byte) and the merges among them.</summary>
    public PieceVocabulary(IReadOnlyList<string> pieces, IReadOnlyList<Merge> merges, IReadOnlyList<int>? ranks, IReadOnlyDictionary<int, string> specialTokens, int unknown)
    {
        SpecialTokens = specialTokens;
        Unknown = unknown;
        Table = new MergeTable(merges, ranks);
        Array.Fill(byteIds, -1);
        bytes = [.. pieces.Select((piece, id) => specialTokens.ContainsKey(id) ? [] : Enter(piece, id))];
        if (unknown < 0 && byteIds.Contains(-1))
            throw new TokenizerFormatException("The vocabulary has neither a piece for every byte nor one for unknown characters ('<unk>'), so some text has no ids.");
        using var hash = new VocabularyHash();
        Fingerprint = hash.Blocks(bytes).Merges([.. merges]).Blocks([.. (ranks ?? []).Select(BitConverter.GetBytes)])
            .SpecialTokens(specialTokens).Number(unknown).Hex();
    }

    public IReadOnlyDictionary<int, string> SpecialTokens { get; }

    public string Fingerprint { get; }

    public int Count => bytes.Length;

    public MergeTable Table { get; }

    private int Unknown { get; }

    /// <summary>The bytes of one id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public byte[] Bytes(int id) => (uint)id < (uint)bytes.Length
        ? bytes[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Ids run from 0 to {bytes.Length - 1}.");

    /// <summary>The ids of single characters, before any merge; a run of characters without ids is one unknown.</summary>
    public List<int> Spell(string text)
    {
        var ids = new List<int>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (characterIds.TryGetValue(rune.Value, out var id))
                ids.Add(id);
            else if (!TrySpell(utf8[..rune.EncodeToUtf8(utf8)], ids) && (ids.Count == 0 || ids[^1] != Unknown))
                ids.Add(Unknown);
        }

        return ids;
    }

    private bool TrySpell(ReadOnlySpan<byte> character, List<int> ids)
    {
        foreach (var value in character)
        {
            if (byteIds[value] < 0)
                return false;
        }

        foreach (var value in character)
            ids.Add(byteIds[value]);
        return true;
    }

    private byte[] Enter(string piece, int id)
    {
        if (BytePiece.Read(piece) is { } value)
        {
            byteIds[value] = id;
            return [value];
        }

        if (Rune.DecodeFromUtf16(piece, out var rune, out var length) == System.Buffers.OperationStatus.Done && length == piece.Length)
            characterIds.TryAdd(rune.Value, id);
        return Encoding.UTF8.GetBytes(piece);
    }
}
