namespace Interp.Analysis.Language;

/// <summary>What must hold between the pieces and merges of a byte-level vocabulary before anything is encoded with it.</summary>
internal static class BytePairChecks
{
    /// <summary>The id of each single byte, <c>[256]</c>.</summary>
    /// <exception cref="TokenizerFormatException">A byte has no id, a piece is empty, or two pieces are equal.</exception>
    public static int[] FindByteIds(byte[][] pieces, IReadOnlyDictionary<int, string> specialTokens)
    {
        var ids = new int[256];
        Array.Fill(ids, -1);
        var seen = new Dictionary<byte[], int>(pieces.Length, ByteStringComparer.Instance);
        for (var id = 0; id < pieces.Length; id++)
        {
            if (specialTokens.ContainsKey(id))
                continue;
            if (pieces[id].Length == 0)
                throw new TokenizerFormatException($"Piece {id} is empty; an id without text must be listed as a special token.");
            if (!seen.TryAdd(pieces[id], id))
                throw new TokenizerFormatException($"Pieces {seen[pieces[id]]} and {id} are the same ({TokenDisplay.Show(pieces[id])}); give each piece one id.");
            if (pieces[id].Length == 1)
                ids[pieces[id][0]] = id;
        }

        var missing = Array.IndexOf(ids, -1);
        return missing < 0
            ? ids
            : throw new TokenizerFormatException($"No id stands for the byte 0x{missing:X2}; a byte-level vocabulary needs all 256 bytes.");
    }

    /// <summary>Each merge must name ids that exist and result in the piece that joins them.</summary>
    /// <exception cref="TokenizerFormatException">A merge does not.</exception>
    public static void Merges(byte[][] pieces, Merge[] merges)
    {
        for (var rank = 0; rank < merges.Length; rank++)
        {
            var (left, right, result) = merges[rank];
            if (!Names(pieces, left) || !Names(pieces, right) || !Names(pieces, result))
                throw new TokenizerFormatException($"Merge {rank} names an id that stands for no text; ids run from 0 to {pieces.Length - 1}.");
            if (!Joins(pieces[left], pieces[right], pieces[result]))
                throw new TokenizerFormatException($"Merge {rank} does not result in its two parts joined; the vocabulary and the merges come from different tokenizers.");
        }
    }

    private static bool Names(byte[][] pieces, int id) => id >= 0 && id < pieces.Length && pieces[id].Length > 0;

    private static bool Joins(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, ReadOnlySpan<byte> result) =>
        result.Length == left.Length + right.Length && result.StartsWith(left) && result.EndsWith(right);
}
