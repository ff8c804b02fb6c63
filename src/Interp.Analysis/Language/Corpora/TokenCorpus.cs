using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Interp.Analysis.Language;

/// <summary>A tokenised corpus on disk, memory-mapped: training documents first, then held-out ones, each closed by the end-of-text id.</summary>
public sealed class TokenCorpus : IDisposable
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly CorpusDocument[] documents;
    private readonly string folder;

    private TokenCorpus(string folder, CorpusManifest manifest, CorpusDocument[] documents)
    {
        this.folder = folder;
        this.documents = documents;
        Manifest = manifest;
        map = MemoryMappedFile.CreateFromFile(Path.Combine(folder, CorpusManifest.TokensFileName), FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>What the corpus is.</summary>
    public CorpusManifest Manifest { get; }

    /// <summary>In the order of the token file.</summary>
    public IReadOnlyList<CorpusDocument> Documents => documents;

    /// <summary>Tokens of both sides, end-of-text included.</summary>
    public long TokenCount => Manifest.Tokens;

    /// <summary>Opens the corpus in <paramref name="folder"/>; sizes are checked, contents only by <see cref="Verify"/>.</summary>
    /// <exception cref="CorpusException">Missing or damaged files.</exception>
    public static TokenCorpus Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var manifest = ManifestFile.Read(folder);
        if (!string.Equals(manifest.Hash, ManifestFile.Hash(manifest.TokensHash, manifest.DocumentsHash, manifest.TokenizerFingerprint), StringComparison.Ordinal))
        {
            throw new CorpusException($"The hash in {folder}/{CorpusManifest.FileName} does not follow from its parts; build the corpus again.");
        }

        var tokens = new FileInfo(Path.Combine(folder, CorpusManifest.TokensFileName));
        if (!tokens.Exists || tokens.Length != 2 * manifest.Tokens || tokens.Length == 0)
        {
            throw new CorpusException(
                $"{tokens.FullName} should have {2 * manifest.Tokens} bytes and has {(tokens.Exists ? tokens.Length : 0)}; build the corpus again.");
        }

        return new TokenCorpus(folder, manifest, DocumentIndex.Read(folder, manifest));
    }

    /// <summary>Fills <paramref name="destination"/> with the token ids from <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not wholly inside the corpus.</exception>
    public void Read(long start, Span<int> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, TokenCount - destination.Length);
        Span<ushort> ids = stackalloc ushort[256];
        for (var done = 0; done < destination.Length; done += ids.Length)
        {
            var part = ids[..Math.Min(ids.Length, destination.Length - done)];
            view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(2 * (start + done)), part);
            for (var i = 0; i < part.Length; i++)
            {
                destination[done + i] = part[i];
            }
        }
    }

    /// <summary>First token of a side and the one after its last.</summary>
    public (long Start, long End) Range(CorpusSplit split) =>
        split == CorpusSplit.Train ? (0, Manifest.TrainTokens) : (Manifest.TrainTokens, Manifest.Tokens);

    /// <summary>Index of the document that the token at <paramref name="position"/> belongs to.</summary>
    public int DocumentAt(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, TokenCount);
        var (low, high) = (0, documents.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = documents[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Whole, non-overlapping contexts of <paramref name="length"/> tokens on a side.</summary>
    public long ContextCount(CorpusSplit split, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var (start, end) = Range(split);
        return (end - start) / length;
    }

    /// <summary>First token of context number <paramref name="context"/> of a side.</summary>
    public long ContextStart(CorpusSplit split, int length, long context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(context, ContextCount(split, length));
        return Range(split).Start + (context * length);
    }

    /// <summary>Reads everything and compares it with the manifest: hashes of both files, ids below the vocabulary size.</summary>
    /// <exception cref="CorpusException">Something differs.</exception>
    public void Verify(CancellationToken cancellationToken = default)
    {
        Compare(CorpusManifest.TokensFileName, Manifest.TokensHash);
        Compare(CorpusManifest.DocumentsFileName, Manifest.DocumentsHash);
        var ids = new int[1 << 16];
        for (long at = 0; at < TokenCount; at += ids.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = ids.AsSpan(0, (int)Math.Min(ids.Length, TokenCount - at));
            Read(at, part);
            if (part.ContainsAnyExceptInRange(0, Manifest.VocabularySize - 1))
            {
                throw new CorpusException($"{folder}/{CorpusManifest.TokensFileName} has ids beyond its vocabulary of {Manifest.VocabularySize}; build the corpus again.");
            }
        }
    }

    public void Dispose()
    {
        view.Dispose();
        map.Dispose();
    }

    private void Compare(string file, string expected)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(stream)), expected, StringComparison.Ordinal))
        {
            throw new CorpusException($"{folder}/{file} has been changed since it was built; build the corpus again.");
        }
    }
}
