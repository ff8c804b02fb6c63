using System.Buffers.Binary;
using System.Text.Json;

namespace Interp.Torch;

/// <summary>Reads and checks the header: 8 bytes of length (little endian), JSON, then the tensors' bytes.</summary>
internal static class SafetensorsHeaderReader
{
    private const int LengthBytes = 8;

    /// <summary>The format's own limit on the header.</summary>
    private const long MaxHeaderBytes = 100_000_000;

    private const int MaxDimensions = 32;

    internal static SafetensorsHeader Read(Stream file)
    {
        var fileLength = file.Length;
        if (fileLength < LengthBytes + 2) throw new SafetensorsException($"A safetensors file has at least {LengthBytes + 2} bytes; this one has {fileLength}.");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeaderBytes) throw new SafetensorsException($"The header claims {length} bytes; the format's limit is {MaxHeaderBytes}.");
        if ((long)length > fileLength - LengthBytes) throw new SafetensorsException($"The header claims {length} bytes and only {fileLength - LengthBytes} follow: the file is cut short.");
        var json = new byte[length];
        file.ReadExactly(json);
        if (json.Length == 0 || json[0] != '{') throw new SafetensorsException("The header does not start with '{'.");
        try
        {
            return Parse(json, LengthBytes + (long)length, fileLength);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new SafetensorsException($"The header is not the JSON of a safetensors file: {e.Message}", e);
        }
    }

    private static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataStart, long fileLength)
    {
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 4 });
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } name)
        {
            if (!names.Add(name)) throw new SafetensorsException($"The header names '{name}' twice.");
            if (name == "__metadata__") ReadMetadata(ref reader, metadata);
            else entries.Add(ReadEntry(ref reader, name, dataStart, fileLength));
        }

        if (reader.Read()) throw new SafetensorsException("The header goes on after its closing brace.");
        entries.Sort(static (a, b) => (a.Offset, a.Length).CompareTo((b.Offset, b.Length)));
        CheckTiling(entries, dataStart, fileLength);
        return new SafetensorsHeader(entries, metadata);
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } key)
        {
            Expect(ref reader, JsonTokenType.String);
            if (!metadata.TryAdd(key, reader.GetString()!)) throw new SafetensorsException($"The metadata names '{key}' twice.");
        }
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name, long dataStart, long fileLength)
    {
        string? dtype = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } field)
        {
            var known = (field, dtype, shape, offsets) switch
            {
                ("dtype", null, _, _) => Do(dtype = ReadText(ref reader)),
                ("shape", _, null, _) => Do(shape = ReadNumbers(ref reader, name, field, MaxDimensions)),
                ("data_offsets", _, _, null) => Do(offsets = ReadNumbers(ref reader, name, field, 2)),
                _ => false,
            };
            if (!known) throw new SafetensorsException($"Tensor '{name}' has an unknown or repeated field '{field}'.");
        }

        if (dtype is null || shape is null || offsets is not { Length: 2 })
            throw new SafetensorsException($"Tensor '{name}' needs dtype, shape and two data_offsets.");
        var (type, size) = SafetensorsTypes.Parse(name, dtype);
        var (begin, end) = (offsets[0], offsets[1]);
        if (begin > end || end > fileLength - dataStart)
            throw new SafetensorsException($"Tensor '{name}' claims bytes {begin} to {end} of {fileLength - dataStart}.");
        var bytes = ByteCount(name, shape, size);
        if (bytes != end - begin)
            throw new SafetensorsException($"Tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {dtype} takes {bytes} bytes, but its offsets span {end - begin}.");
        return new SafetensorsEntry(name, type, shape, dataStart + begin, bytes);
    }

    private static bool Do<T>(T value) => value is not null;

    private static string ReadText(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, string name, string field, int most)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw new SafetensorsException($"Tensor '{name}': {field} holds something that is not a whole number from 0 up.");
            if (numbers.Count == most) throw new SafetensorsException($"Tensor '{name}': {field} holds more than {most} numbers.");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Also refuses an empty tensor whose other sizes overflow, because its strides would.</summary>
    private static long ByteCount(string name, long[] shape, int elementSize)
    {
        try
        {
            var strides = (long)elementSize;
            foreach (var size in shape) strides = checked(strides * Math.Max(size, 1));
            return shape.Contains(0) ? 0 : strides;
        }
        catch (OverflowException e)
        {
            throw new SafetensorsException($"Tensor '{name}' of shape [{string.Join(", ", shape)}] is larger than memory can be.", e);
        }
    }

    private static void CheckTiling(List<SafetensorsEntry> entries, long dataStart, long fileLength)
    {
        var end = dataStart;
        foreach (var entry in entries)
        {
            if (entry.Offset < end) throw new SafetensorsException($"Tensor '{entry.Name}' overlaps the one before it.");
            if (entry.Offset > end) throw new SafetensorsException($"{entry.Offset - end} bytes before tensor '{entry.Name}' belong to no tensor.");
            end += entry.Length;
        }

        if (end != fileLength) throw new SafetensorsException($"{fileLength - end} bytes at the end of the file belong to no tensor.");
    }

    private static string? NextName(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw new SafetensorsException("The header ends too early.");
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        return reader.GetString();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) throw new SafetensorsException($"The header has {reader.TokenType} where {type} belongs (byte {reader.TokenStartIndex}).");
    }
}
