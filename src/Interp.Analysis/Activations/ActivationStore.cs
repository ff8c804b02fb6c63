using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Interp.Analysis.Activations;

/// <summary>
/// A row-shuffled disk cache of activations at one hook point, shared by every dictionary trained on it: reading it from
/// start to end is reading random rows. Safe for concurrent reads.
/// </summary>
public sealed class ActivationStore : IActivationSource, IDisposable
{
    private readonly SafeFileHandle _rows;

    private ActivationStore(ActivationStoreFile file, SafeFileHandle rows)
    {
        Manifest = file.Manifest;
        Statistics = file.Statistics;
        _rows = rows;
        string identity = JsonSerializer.Serialize(file.Manifest) + file.SampleHash;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    /// <summary>What the rows are and where they came from.</summary>
    public ActivationManifest Manifest { get; }

    /// <inheritdoc/>
    public ActivationStatistics Statistics { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public int d_in => Manifest.d_in;

    /// <inheritdoc/>
    public long Rows => Manifest.Rows;

    /// <summary>Opens the store of a folder and checks that its rows are the ones it was published with.</summary>
    /// <exception cref="InvalidDataException">The folder holds no complete store, or one that was changed or cut short.</exception>
    public static ActivationStore Open(string folder)
    {
        ActivationStoreFile file = ReadFile(folder);
        string path = Path.Combine(folder, ActivationStoreFile.RowsFileName);
        if (!File.Exists(path))
            throw new InvalidDataException($"'{path}' is missing. Delete the folder and harvest again.");
        SafeFileHandle rows = File.OpenHandle(path);
        try
        {
            long length = RandomAccess.GetLength(rows);
            if (length != file.Manifest.Bytes)
                throw new InvalidDataException($"'{path}' has {length} bytes, its manifest promises {file.Manifest.Bytes}. Delete the folder and harvest again.");
            if (StoreSample.Hash(rows, length) != file.SampleHash)
                throw new InvalidDataException($"The content of '{path}' is not what was written. Delete the folder and harvest again.");
            return new ActivationStore(file, rows);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Opens the store of a folder if it was made for exactly this manifest.</summary>
    /// <returns>Null when there is none, it is damaged, or it holds something else.</returns>
    public static ActivationStore? TryOpen(string folder, ActivationManifest manifest)
    {
        if (!File.Exists(Path.Combine(folder, ActivationStoreFile.FileName)))
            return null;
        try
        {
            ActivationStore store = Open(folder);
            if (store.Manifest == manifest)
                return store;
            store.Dispose();
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Read(long firstRow, Span<float> destination)
    {
        long count = destination.Length / d_in;
        if (count * d_in != destination.Length || firstRow < 0 || firstRow + count > Rows)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"{destination.Length} numbers from this row are not whole rows of the {Rows} x {d_in} store.");
        if (Manifest.Precision == ActivationPrecision.Float32)
        {
            ReadBytes(firstRow, MemoryMarshal.AsBytes(destination));
            return;
        }
        // The narrow numbers are read into the upper half of the destination and widened upwards from its start.
        Span<byte> narrow = MemoryMarshal.AsBytes(destination)[(destination.Length * sizeof(ushort))..];
        ReadBytes(firstRow, narrow);
        BFloat16Rows.Widen(MemoryMarshal.Cast<byte, ushort>(narrow), destination);
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private static ActivationStoreFile ReadFile(string folder)
    {
        string path = Path.Combine(folder, ActivationStoreFile.FileName);
        try
        {
            ActivationStoreFile? file = JsonSerializer.Deserialize<ActivationStoreFile>(File.ReadAllText(path));
            if (file is not { Format: ActivationStoreFile.CurrentFormat, Manifest: { Rows: > 0, d_in: > 0 }, Statistics.Mean: not null } || file.Statistics.Mean.Length != file.Manifest.d_in)
                throw new InvalidDataException($"'{path}' does not describe an activation store of this version. Delete the folder and harvest again.");
            return file;
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"'{path}' is not a readable activation store: {error.Message}", error);
        }
    }

    private void ReadBytes(long firstRow, Span<byte> bytes)
    {
        long offset = firstRow * d_in * Manifest.NumberSize;
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_rows, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("The activation store became shorter while it was being read.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}

/// <summary>What an activation store holds and where it came from: stores with equal manifests hold equal rows.</summary>
/// <param name="ModelHash">SHA-256 of the model's configuration and weights.</param>
/// <param name="CorpusHash">SHA-256 of the tokenised corpus.</param>
/// <param name="HookPoint">E.g. <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="ContextLength">Tokens of each context the model read.</param>
/// <param name="SkippedToken">Rows at this token are left out (the end-of-text id), or -1.</param>
/// <param name="Seed">Of the choice of contexts and of the order of rows.</param>
/// <param name="Rows">Activations stored.</param>
/// <param name="d_in">Entries of a row.</param>
/// <param name="Precision">How a number is stored.</param>
public sealed record ActivationManifest(
    string ModelHash,
    string CorpusHash,
    string HookPoint,
    int ContextLength,
    int SkippedToken,
    long Seed,
    long Rows,
    int d_in,
    ActivationPrecision Precision)
{
    /// <summary>Bytes of one stored number.</summary>
    public int NumberSize => Precision == ActivationPrecision.Float32 ? sizeof(float) : sizeof(ushort);

    /// <summary>Bytes of the rows on disk.</summary>
    public long Bytes => checked(Rows * d_in * NumberSize);

    /// <summary>Whether row i of both stores belongs to the same token, whatever the hook points.</summary>
    public bool HasSameTokens(ActivationManifest other) =>
        this with { HookPoint = other.HookPoint, d_in = other.d_in, Precision = other.Precision } == other;
}
