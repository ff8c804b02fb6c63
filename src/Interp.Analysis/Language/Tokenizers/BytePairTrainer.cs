using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// Learns a byte-level BPE vocabulary: again and again the most frequent pair of neighbours inside a word becomes a piece
/// (Sennrich et al. 2016). Of equally frequent pairs the one whose bytes sort first wins, so the result depends on the text alone,
/// not on its order. Ids 0–255 are the bytes, 256 is <c>&lt;|endoftext|&gt;</c>, the rest are merges in the order learned.
/// </summary>
public static class BytePairTrainer
{
    /// <summary>The name of the id that ends a document.</summary>
    public const string EndOfText = "<|endoftext|>";

    private const int EndOfTextId = 256;

    /// <summary>Learns from <paramref name="texts"/>.</summary>
    /// <param name="texts">The sample; read once.</param>
    /// <param name="vocabularySize">Ids wanted, at least 257; the result has fewer where no pair occurs twice any more.</param>
    /// <param name="split">How text is cut into words; merges never cross words.</param>
    /// <param name="progress">Told the number of ids so far, now and then.</param>
    /// <param name="cancellationToken">Stops the learning.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 257.</exception>
    public static BytePairTokenizer Train(
        IEnumerable<string> texts,
        int vocabularySize,
        WordSplit split,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, EndOfTextId + 1);
        var words = new WordCounts(split);
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            words.Add(text);
        }

        var pieces = new PieceList();
        var index = new PairIndex(pieces, words.Counts.Select(word => (Encoding.UTF8.GetBytes(word.Key), word.Value)));
        var merges = new List<Merge>();
        var merged = new HashSet<PairIndex.Pair>();
        while (pieces.Count < vocabularySize && index.TakeBest() is { } pair)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var merge = new Merge(pair.Left, pair.Right, pieces.Join(pair.Left, pair.Right));

            // A pair can come back when a later merge makes one of its halves in another way; the rule is there already.
            if (merged.Add(pair))
                merges.Add(merge);
            index.Apply(merge);
            if (merges.Count % 64 == 0)
                progress?.Report(pieces.Count);
        }

        var specialTokens = new Dictionary<int, string> { [EndOfTextId] = EndOfText };
        return new(new BytePairVocabulary(pieces.Bytes, merges, specialTokens, new(EndOfTextId, EndOfTextId)), split);
    }

    /// <summary>The pieces so far; equal bytes share one id, whichever parts they were joined from.</summary>
    internal sealed class PieceList
    {
        private readonly List<byte[]> bytes = [];
        private readonly Dictionary<byte[], int> ids = new(ByteStringComparer.Instance);

        public PieceList()
        {
            for (var value = 0; value < 256; value++)
                Add([(byte)value]);
            bytes.Add([]);
        }

        public int Count => bytes.Count;

        public IReadOnlyList<byte[]> Bytes => bytes;

        public int Join(int left, int right)
        {
            byte[] joined = [.. bytes[left], .. bytes[right]];
            return ids.TryGetValue(joined, out var id) ? id : Add(joined);
        }

        private int Add(byte[] piece)
        {
            ids.Add(piece, bytes.Count);
            bytes.Add(piece);
            return bytes.Count - 1;
        }
    }
}
