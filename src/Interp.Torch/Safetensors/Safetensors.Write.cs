using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Interp.Torch;

public static partial class Safetensors
{
    private const int Alignment = 8;

    /// <summary>
    /// Writes tensors so that equal tensors give equal bytes: widest elements first, so that all are aligned, then by name. The file
    /// appears when it is complete; until then a neighbour with the ending <c>.partial</c> holds it.
    /// </summary>
    /// <exception cref="SafetensorsException">An element type that the format lacks, or a name it reserves.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var ordered = tensors
            .Select(static pair => (Name: pair.Key, Tensor: pair.Value, Type: SafetensorsTypes.Of(pair.Key, pair.Value.dtype)))
            .OrderByDescending(static item => item.Type.Size)
            .ThenBy(static item => item.Name, StringComparer.Ordinal)
            .ToArray();
        var header = Header(ordered.Select(static item => (item.Name, item.Type.Name, item.Tensor.shape, item.Tensor.numel() * item.Type.Size)), metadata);

        var partial = path + ".partial";
        try
        {
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                file.Write(header);
                foreach (var item in ordered)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Store(file, item.Tensor);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static void Store(FileStream file, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        ForEachPiece(tensor.detach().cpu().contiguous(), bytes => file.Write(bytes));
    }

    private static ReadOnlySpan<byte> Header(IEnumerable<(string Name, string Type, long[] Shape, long Bytes)> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(stackalloc byte[sizeof(long)]);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 }) WriteMetadata(json, metadata);
            var end = 0L;
            foreach (var (name, type, shape, bytes) in entries)
            {
                if (name == "__metadata__") throw new SafetensorsException("A tensor cannot be named '__metadata__': the format reserves that name.");
                json.WriteStartObject(name);
                json.WriteString("dtype", type);
                WriteNumbers(json, "shape", shape);
                WriteNumbers(json, "data_offsets", [end, end + bytes]);
                json.WriteEndObject();
                end += bytes;
            }

            json.WriteEndObject();
        }

        while (buffer.WrittenCount % Alignment != 0) buffer.Write(" "u8);
        var header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - sizeof(long));
        return header;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("__metadata__");
        foreach (var (key, value) in metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
