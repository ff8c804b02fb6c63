using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

using Microsoft.Win32.SafeHandles;

namespace Interp.Analysis.Activations;

/// <summary>
/// Writes a store: row i of the harvest goes to place π(i) of the file, π a seeded permutation. The file is set aside in
/// full before the first row, so a full disk is an error at once; it appears under its name only when complete.
/// </summary>
/// <remarks>
/// Scattering rows of 1 to 2 KiB costs one positioned write each (about a microsecond while the page cache holds the file)
/// and shuffles completely in one pass; a shuffle in a second pass would write everything twice. Positioned writes, unlike a
/// mapped file, turn a disk error into an exception.
/// </remarks>
public sealed class ActivationStoreWriter : IDisposable
{
    private readonly ActivationManifest _manifest;
    private readonly string _folder;
    private readonly string _temporary;
    private readonly SafeFileHandle _rows;
    private readonly RowPermutation _order;
    private readonly ActivationMoments _moments;
    private long _written;

    /// <param name="folder">Where the store will stand; its parent is made when missing.</param>
    /// <param name="manifest">What will be written.</param>
    /// <exception cref="IOException">Not enough room on the disk.</exception>
    public ActivationStoreWriter(string folder, ActivationManifest manifest)
    {
        _manifest = manifest;
        _folder = Path.GetFullPath(folder);
        _temporary = $"{_folder}.partial-{Environment.ProcessId}-{Guid.NewGuid():N}";
        _order = new RowPermutation(manifest.Rows, manifest.Seed);
        _moments = new ActivationMoments(manifest.d_in);
        Directory.CreateDirectory(_temporary);
        try
        {
            _rows = File.OpenHandle(Path.Combine(_temporary, ActivationStoreFile.RowsFileName), FileMode.CreateNew, FileAccess.ReadWrite, preallocationSize: manifest.Bytes);
        }
        catch (IOException error)
        {
            Directory.Delete(_temporary, recursive: true);
            throw new IOException($"The activation store needs {manifest.Bytes / 1048576.0:F0} MiB in '{Path.GetDirectoryName(_folder)}': {error.Message} Free some space, or ask for fewer tokens.", error);
        }
    }

    /// <summary>Rows still to be written.</summary>
    public long Remaining => _manifest.Rows - _written;

    /// <summary>Writes the next rows, a multiple of d_in numbers and at most <see cref="Remaining"/> rows.</summary>
    public void Append(ReadOnlySpan<float> rows)
    {
        int d = _manifest.d_in;
        if (rows.Length % d != 0 || rows.Length / d > Remaining)
            throw new ArgumentException($"{rows.Length} numbers are not whole rows of {d}, or more than the {Remaining} rows left.", nameof(rows));
        _moments.Add(rows);
        int size = d * _manifest.NumberSize;
        byte[] narrow = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            for (int start = 0; start < rows.Length; start += d)
                RandomAccess.Write(_rows, Encode(rows.Slice(start, d), narrow.AsSpan(0, size)), _order[_written++] * size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(narrow);
        }
    }

    /// <summary>Publishes the store and opens it. A store that stood in its place is replaced.</summary>
    public ActivationStore Publish()
    {
        if (Remaining != 0)
            throw new InvalidOperationException($"{Remaining} of {_manifest.Rows} rows were never written.");
        RandomAccess.FlushToDisk(_rows);
        var file = new ActivationStoreFile(ActivationStoreFile.CurrentFormat, _manifest, _moments.ToStatistics(), StoreSample.Hash(_rows, _manifest.Bytes));
        _rows.Dispose();
        using (FileStream stream = File.Create(Path.Combine(_temporary, ActivationStoreFile.FileName)))
        {
            JsonSerializer.Serialize(stream, file);
            stream.Flush(flushToDisk: true);
        }
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.Move(_temporary, _folder);
        return ActivationStore.Open(_folder);
    }

    /// <summary>Drops what was not published.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        if (Directory.Exists(_temporary))
            Directory.Delete(_temporary, recursive: true);
    }

    private ReadOnlySpan<byte> Encode(ReadOnlySpan<float> row, Span<byte> narrow)
    {
        if (_manifest.Precision == ActivationPrecision.Float32)
            return MemoryMarshal.AsBytes(row);
        BFloat16Rows.Narrow(row, MemoryMarshal.Cast<byte, ushort>(narrow));
        return narrow;
    }
}
