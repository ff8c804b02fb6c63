using System.IO.Compression;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>NumPy's <c>.npz</c>: a zip of <c>.npy</c> arrays.</summary>
internal static class NumpyArchive
{
    private const string Extension = ".npy";
    private const long MostBytes = 8L << 30;

    /// <summary>Reads all arrays into the current dispose scope.</summary>
    /// <exception cref="InvalidDataException">With what is wrong.</exception>
    public static Dictionary<string, torch.Tensor> Read(string path)
    {
        string file = Path.GetFileName(path);
        using ZipArchive archive = Archives.Open(path);
        try
        {
            var arrays = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal);
            long left = MostBytes;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                    throw new InvalidDataException($"'{entry.FullName}' is no NumPy array.");
                arrays.Add(entry.FullName[..^Extension.Length], Read(entry, ref left));
            }
            return arrays;
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{file}': {error.Message}", error);
        }
    }

    /// <summary>Writes arrays, uncompressed as NumPy does.</summary>
    public static void Write(string path, IEnumerable<(string Name, torch.Tensor Tensor)> arrays)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, torch.Tensor tensor) in arrays)
        {
            using Stream stream = archive.CreateEntry(name + Extension, CompressionLevel.NoCompression).Open();
            stream.Write(NumpyHeader.Write(tensor.shape));
            TensorBytes.Write(stream, tensor);
        }
    }

    private static torch.Tensor Read(ZipArchiveEntry entry, ref long left)
    {
        using Stream stream = entry.Open();
        NumpyHeader header = NumpyHeader.Read(stream, entry.FullName);
        left -= header.Count * header.Size;
        if (left < 0 || header.Count > Array.MaxLength)
            throw new InvalidDataException("it is larger than any dictionary that can be loaded here.");
        torch.Tensor flat = RawNumbers.Read(stream, header.Type, header.Count, entry.FullName);
        Archives.ExpectEnd(stream, entry.FullName);
        return header.ColumnsFirst && header.Shape.Length == 2
            ? flat.reshape(header.Shape[1], header.Shape[0]).t().contiguous()
            : flat.reshape(header.Shape);
    }
}
