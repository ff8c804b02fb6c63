using System.Buffers.Text;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// A byte-level vocabulary as the data packages of Microsoft.ML.Tokenizers keep it: a line <c>Capacity: N</c>, then on each line a piece in base64, in the order of their ids. That is the
/// order in which the pieces were learned, so no merges are written down: each piece is the merge of the two that are left when its bytes are merged by all that was learned before it.
/// </summary>
public static class RankedPieces
{
    private const int Bytes = 256;

    /// <summary>Reads GPT-2's kind: its way of cutting text, and the end of text as the id after the last.</summary>
    /// <exception cref="TokenizerFormatException">A line is malformed, or a piece is no merge of two earlier ones.</exception>
    public static BytePairTokenizer ReadGpt2(Stream file)
    {
        var pieces = Read(file);
        var ids = new Dictionary<byte[], int>(pieces.Count, ByteStringComparer.Instance);
        for (var id = 0; id < pieces.Count; id++) ids[pieces[id]] = id;
        var merges = Enumerable.Range(Bytes, Math.Max(0, pieces.Count - Bytes)).Select(id => MergeOf(pieces[id], id, ids)).ToList();

        var special = new Dictionary<int, string> { [pieces.Count] = BytePairTrainer.EndOfText };
        pieces.Add([]);
        return new(new(pieces, merges, special, SpecialTokenNames.Unstated.Find(special)), WordSplit.Gpt2);
    }

    private static List<byte[]> Read(Stream file)
    {
        var pieces = new List<byte[]>();
        using var lines = new StreamReader(file, Encoding.ASCII, leaveOpen: true);
        if (lines.ReadLine()?.StartsWith("Capacity: ", StringComparison.Ordinal) != true)
            throw new TokenizerFormatException("The vocabulary does not begin with its capacity; take it from a data package of Microsoft.ML.Tokenizers.");
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || !Base64.IsValid(line.AsSpan()))
                throw new TokenizerFormatException($"Piece {pieces.Count} of the vocabulary is not in base64.");
            pieces.Add(Convert.FromBase64String(line));
        }

        return pieces;
    }

    private static Merge MergeOf(byte[] piece, int id, Dictionary<byte[], int> ids)
    {
        var parts = piece.Select(value => new[] { value }).ToList();
        while (parts.Count > 2)
        {
            var (best, place) = (id, -1);
            for (var i = 0; i + 1 < parts.Count; i++)
            {
                if (ids.TryGetValue([.. parts[i], .. parts[i + 1]], out var joined) && joined < best) (best, place) = (joined, i);
            }

            if (place < 0) break;
            parts[place] = [.. parts[place], .. parts[place + 1]];
            parts.RemoveAt(place + 1);
        }

        return parts.Count == 2 && ids.TryGetValue(parts[0], out var left) && ids.TryGetValue(parts[1], out var right)
            ? new(left, right, id)
            : throw new TokenizerFormatException($"Piece {id} is not the merge of two that come before it; take the vocabulary as it was published.");
    }
}
