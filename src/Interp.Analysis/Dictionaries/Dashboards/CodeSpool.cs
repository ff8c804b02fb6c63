using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The sparse activations of the pass on disk, row after row, so that windows need no second run of the model.
/// 8 bytes of disk for each non-zero activation; 8 bytes of memory for each row. The file is deleted on disposal.
/// </summary>
internal sealed class CodeSpool : IDisposable
{
    private readonly FileStream _file;
    private readonly long[] _offsets;
    private CodeEntry[] _buffer = [];
    private int _rows;

    public CodeSpool(string folder, int rows)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"codes-{Guid.NewGuid():N}.spool");
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
        _offsets = new long[rows + 1];
    }

    public int Rows => _rows;

    /// <summary>Appends the active features of the next row.</summary>
    public void AppendRow(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        if (_buffer.Length < features.Length)
            _buffer = new CodeEntry[features.Length];
        for (var i = 0; i < features.Length; i++)
            _buffer[i] = new CodeEntry(features[i], values[i]);
        _file.Write(MemoryMarshal.AsBytes(_buffer.AsSpan(0, features.Length)));
        _offsets[_rows + 1] = _offsets[_rows] + features.Length;
        _rows++;
    }

    /// <summary>Ends writing; rows can be read from here on.</summary>
    public void Seal() => _file.Flush();

    /// <summary>The activations of <paramref name="feature"/> on <paramref name="count"/> rows from <paramref name="first"/>.</summary>
    public float[] Read(int feature, int first, int count)
    {
        var entries = ReadEntries(first, count);
        var activations = new float[count];
        for (var row = 0; row < count; row++)
        {
            foreach (var entry in OfRow(entries, first, row))
            {
                if (entry.Feature == feature)
                    activations[row] = entry.Value;
            }
        }

        return activations;
    }

    /// <summary>The activations of several features on <paramref name="count"/> rows from <paramref name="first"/>.</summary>
    /// <param name="first">First row.</param>
    /// <param name="count">Rows.</param>
    /// <param name="placeOf">Where each feature of the dictionary goes; negative where it is not wanted.</param>
    /// <param name="activations"><c>[wanted features, count]</c>, zero on entry.</param>
    public void Read(int first, int count, ReadOnlySpan<int> placeOf, Span<float> activations)
    {
        var entries = ReadEntries(first, count);
        for (var row = 0; row < count; row++)
        {
            foreach (var entry in OfRow(entries, first, row))
            {
                if (placeOf[entry.Feature] is var place and >= 0)
                    activations[(place * count) + row] = entry.Value;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private ReadOnlySpan<CodeEntry> ReadEntries(int first, int count)
    {
        var entries = (int)(_offsets[first + count] - _offsets[first]);
        if (_buffer.Length < entries)
            _buffer = new CodeEntry[entries];
        var window = _buffer.AsSpan(0, entries);
        ReadExactly(MemoryMarshal.AsBytes(window), _offsets[first] * Marshal.SizeOf<CodeEntry>());
        return window;
    }

    private ReadOnlySpan<CodeEntry> OfRow(ReadOnlySpan<CodeEntry> entries, int first, int row)
    {
        var from = (int)(_offsets[first + row] - _offsets[first]);
        var to = (int)(_offsets[first + row + 1] - _offsets[first]);
        return entries[from..to];
    }

    private void ReadExactly(Span<byte> destination, long offset)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, destination, offset);
            if (read == 0)
                throw new EndOfStreamException("The spool of activations is shorter than its index: was the disk full?");
            destination = destination[read..];
            offset += read;
        }
    }
}
