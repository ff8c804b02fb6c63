using System.Numerics.Tensors;
using System.Runtime.InteropServices;

using Interp.Torch;

using TorchSharp;

namespace Interp.Analysis.Sae;

/// <summary>Dictionaries on disk in SAELens's layout (version 6): <c>cfg.json</c> and <c>sae_weights.safetensors</c>.</summary>
internal static class SaeFolder
{
    private const string WeightsFileName = "sae_weights.safetensors";
    private const long MaxNumbers = 1L << 31;

    public static void Save(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string>? metadata)
    {
        Directory.CreateDirectory(folder);
        var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["W_enc"] = sae.W_enc,
            ["W_dec"] = sae.W_dec,
            ["b_enc"] = sae.b_enc,
            ["b_dec"] = sae.b_dec,
        };
        Safetensors.Write(Path.Combine(folder, WeightsFileName), tensors);
        SaeConfigFile.Write(folder, sae, metadata);
    }

    public static SparseAutoencoder Load(string folder)
    {
        SaeConfig config = SaeConfigFile.Read(folder);
        string path = Path.Combine(folder, WeightsFileName);
        using var scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> tensors = Read(path);
        string[] names = ["W_enc", "W_dec", "b_enc", "b_dec"];
        foreach (string unknown in tensors.Keys.Except(names, StringComparer.Ordinal))
            throw new InvalidDataException($"'{path}' holds a tensor '{unknown}' that a {config.Settings.Architecture} dictionary does not have; loading without it would change what the dictionary computes.");
        torch.Tensor[] found = Array.ConvertAll(names, name => Checked(path, tensors, name));
        long[] shape = found[0].shape;
        if (shape.Length != 2 || shape[0] != config.d_in || shape[1] != config.d_sae)
            throw new InvalidDataException($"'{path}': W_enc has shape [{string.Join(", ", shape)}], the configuration says [{config.d_in}, {config.d_sae}].");
        try
        {
            return new SparseAutoencoder(config.Settings, found[0], found[1], found[2], found[3]);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    private static Dictionary<string, torch.Tensor> Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"'{path}' is missing.");
        if (new FileInfo(path).Length > MaxNumbers * sizeof(float))
            throw new InvalidDataException($"'{path}' is larger than any dictionary that can be loaded here.");
        try
        {
            return Safetensors.Read(path);
        }
        catch (SafetensorsException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static torch.Tensor Checked(string path, Dictionary<string, torch.Tensor> tensors, string name)
    {
        if (!tensors.TryGetValue(name, out torch.Tensor? tensor))
            throw new InvalidDataException($"'{path}' lacks the tensor {name}.");
        if (!tensor.is_floating_point())
            throw new InvalidDataException($"'{path}': {name} has type {tensor.dtype}; weights must be floating point.");
        torch.Tensor single = tensor.to(torch.float32).contiguous();
        float extreme = TensorPrimitives.MaxMagnitude(MemoryMarshal.Cast<byte, float>(single.bytes));
        return float.IsFinite(extreme) ? single : throw new InvalidDataException($"'{path}': {name} holds numbers that are not finite.");
    }
}
