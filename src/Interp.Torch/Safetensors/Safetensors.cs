using static TorchSharp.torch;

namespace Interp.Torch;

/// <summary>
/// Reads and writes safetensors files. A file is taken as hostile: sizes, types, overlaps and holes are checked before any tensor is
/// made, and what is wrong is said by a <see cref="SafetensorsException"/>.
/// </summary>
public static partial class Safetensors
{
    /// <summary>Spans end at 2 GiB, so larger tensors go in pieces.</summary>
    private const long PieceBytes = 1 << 28;

    /// <summary>Lists the tensors of a file without loading them.</summary>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static SafetensorsHeader ReadHeader(string path)
    {
        using var file = Open(path);
        return Naming(path, () => SafetensorsHeaderReader.Read(file));
    }

    /// <summary>Loads every tensor, in the type it is stored in. The caller, or its dispose scope, disposes them.</summary>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static Dictionary<string, Tensor> Read(string path, CancellationToken cancellationToken = default) =>
        Read(path, static _ => true, cancellationToken);

    /// <summary>Loads the tensors that <paramref name="chosen"/> accepts.</summary>
    /// <exception cref="SafetensorsException">The file is not valid.</exception>
    public static Dictionary<string, Tensor> Read(string path, Predicate<SafetensorsEntry> chosen, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        using var file = Open(path);
        var header = Naming(path, () => SafetensorsHeaderReader.Read(file));
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (chosen(entry)) tensors.Add(entry.Name, Load(file, entry));
        }

        scope.MoveToOuter(tensors.Values);
        return tensors;
    }

    private static Tensor Load(FileStream file, SafetensorsEntry entry)
    {
        var tensor = empty([.. entry.Shape], entry.Dtype);
        file.Position = entry.Offset;
        ForEachPiece(tensor, file.ReadExactly);
        return tensor;
    }

    private static void ForEachPiece(Tensor contiguous, SpanAction action)
    {
        using var flat = contiguous.view(-1);
        var step = PieceBytes / flat.element_size();
        for (var start = 0L; start < flat.numel(); start += step)
        {
            using var piece = flat.narrow(0, start, Math.Min(step, flat.numel() - start));
            action(piece.bytes);
        }
    }

    private delegate void SpanAction(Span<byte> bytes);

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
    }

    private static T Naming<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SafetensorsException e)
        {
            throw new SafetensorsException($"{Path.GetFileName(path)}: {e.Message}", e);
        }
    }
}
