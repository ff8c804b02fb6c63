using System.IO.Compression;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>A state dict in PyTorch's zip layout: a pickle that names tensors, and one entry of raw numbers for each.</summary>
internal static class TorchArchive
{
    private const int MostPickleBytes = 16 << 20;
    private const long MostTensorBytes = 8L << 30;
    private const string PickleName = "/data.pkl";

    /// <summary>Reads it into the current dispose scope: tensors, and beside them numbers, texts and dictionaries of these.</summary>
    /// <exception cref="InvalidDataException">With what is wrong.</exception>
    public static Dictionary<string, object?> Read(string path)
    {
        string file = Path.GetFileName(path);
        using ZipArchive archive = Archives.Open(path);
        try
        {
            ZipArchiveEntry[] pickles = [.. archive.Entries.Where(entry => entry.FullName.EndsWith(PickleName, StringComparison.Ordinal))];
            if (pickles is not [var pickle])
                throw new InvalidDataException("there is no data.pkl in it, so it is no file of PyTorch.");
            string prefix = pickle.FullName[..^PickleName.Length];
            CheckByteOrder(archive, prefix);
            if (PickleReader.Read(Content(pickle)) is not Dictionary<object, object?> values)
                throw new InvalidDataException("it holds something else than a dictionary of tensors.");
            long left = MostTensorBytes;
            return values.ToDictionary(pair => pair.Key as string ?? throw new InvalidDataException("a tensor has no name."), pair => Value(archive, prefix, pair.Value, ref left), StringComparer.Ordinal);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{file}': {error.Message}", error);
        }
    }

    /// <summary>Writes tensors, whole numbers, texts and dictionaries of these as <c>torch.save</c> does.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, object Value)> values)
    {
        const string prefix = "archive";
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, $"{prefix}{PickleName}", stream => stream.Write(PickleWriter.StateDict(values)));
        Add(archive, $"{prefix}/byteorder", stream => stream.Write("little"u8));
        int place = 0;
        foreach (torch.Tensor tensor in values.Select(pair => pair.Value).OfType<torch.Tensor>())
            Add(archive, $"{prefix}/data/{place++}", stream => TensorBytes.Write(stream, tensor));
        Add(archive, $"{prefix}/version", stream => stream.Write("3\n"u8));
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        using Stream stream = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        write(stream);
    }

    private static object? Value(ZipArchive archive, string prefix, object? value, ref long left) =>
        value is PickledTensor tensor ? Load(archive, prefix, tensor, ref left) : value;

    private static byte[] Content(ZipArchiveEntry entry)
    {
        if (entry.Length > MostPickleBytes)
            throw new InvalidDataException($"its pickle is larger than {MostPickleBytes >> 20} MiB; a dictionary has a few names only.");
        byte[] bytes = new byte[entry.Length];
        using Stream stream = entry.Open();
        Archives.ReadStart(stream, bytes, entry.Name);
        Archives.ExpectEnd(stream, entry.Name);
        return bytes;
    }

    private static void CheckByteOrder(ZipArchive archive, string prefix)
    {
        if (archive.GetEntry($"{prefix}/byteorder") is not { } entry)
            return;
        using Stream stream = entry.Open();
        byte[] word = new byte[6];
        Archives.ReadStart(stream, word, entry.Name);
        if (!word.AsSpan().SequenceEqual("little"u8))
            throw new InvalidDataException("its numbers are big endian; save it on another machine.");
    }

    private static torch.Tensor Load(ZipArchive archive, string prefix, PickledTensor tensor, ref long left)
    {
        PickledStorage storage = tensor.Storage;
        if (tensor.Offset < 0 || tensor.Offset >= storage.Count)
            throw new InvalidDataException("a tensor begins beyond the numbers stored for it.");
        long numbers = 1, last = tensor.Offset;
        for (int i = 0; i < tensor.Shape.Length; i++)
        {
            // Each factor is below 2³¹ and each sum is checked at once, so nothing overflows.
            numbers *= tensor.Shape[i];
            last += Math.Max(0, tensor.Shape[i] - 1) * tensor.Strides[i];
            if (numbers > storage.Count || last >= storage.Count)
                throw new InvalidDataException($"a tensor of shape [{string.Join(", ", tensor.Shape)}] reaches beyond the {storage.Count} numbers stored for it.");
        }
        // A stored tensor counts each time it is named, so that naming one often does not fill the memory.
        left -= storage.Count * storage.Size;
        if (left < 0 || storage.Count > Array.MaxLength)
            throw new InvalidDataException("it is larger than any dictionary that can be loaded here.");
        string name = $"{prefix}/data/{storage.Key}";
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"'{name}' is missing.");
        if (entry.Length != storage.Count * storage.Size)
            throw new InvalidDataException($"'{name}' has {entry.Length} bytes; {storage.Count} numbers of {storage.Size} bytes were expected.");
        using Stream stream = entry.Open();
        torch.Tensor all = RawNumbers.Read(stream, storage.Type, storage.Count, name);
        Archives.ExpectEnd(stream, name);
        return all.as_strided(tensor.Shape, tensor.Strides, tensor.Offset).contiguous();
    }
}
