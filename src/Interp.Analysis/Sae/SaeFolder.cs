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
        Dictionary<string, torch.Tensor> tensors = sae.Weights.Named().ToDictionary(pair => pair.Name, pair => pair.Tensor, StringComparer.Ordinal);
        Safetensors.Write(Path.Combine(folder, WeightsFileName), tensors);
        SaeConfigFile.Write(folder, sae, metadata);
    }

    public static SparseAutoencoder Load(string folder)
    {
        SaeConfig config = SaeConfigFile.Read(folder);
        string path = Path.Combine(folder, WeightsFileName);
        using var scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> tensors = Read(path);
        List<string> names = [.. SaeTensorNames.Of(config.Settings.Architecture)];
        if (config.Skip)
            names.Add(nameof(SaeWeights.W_skip));
        foreach (string unknown in tensors.Keys.Except(names, StringComparer.Ordinal))
            throw new InvalidDataException($"'{path}' holds a tensor '{unknown}' that a {SaeArchitectureName.Of(config.Settings, config.Skip)} dictionary does not have; loading without it would change what the dictionary computes.");
        Dictionary<string, torch.Tensor> found = names.ToDictionary(name => name, name => Checked(path, tensors, name), StringComparer.Ordinal);
        Expect(path, found, "W_enc", config.d_in, config.d_sae);
        Expect(path, found, "W_dec", config.d_sae, config.d_out);
        var weights = new SaeWeights(found["W_enc"], found["W_dec"], found.GetValueOrDefault("b_enc"), found["b_dec"])
        {
            threshold = found.GetValueOrDefault("threshold"),
            r_mag = found.GetValueOrDefault("r_mag"),
            b_gate = found.GetValueOrDefault("b_gate"),
            b_mag = found.GetValueOrDefault("b_mag"),
            W_skip = found.GetValueOrDefault("W_skip"),
        };
        try
        {
            return new SparseAutoencoder(config.Settings, weights);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    private static void Expect(string path, Dictionary<string, torch.Tensor> found, string name, params long[] shape)
    {
        if (!found[name].shape.AsSpan().SequenceEqual(shape))
            throw new InvalidDataException($"'{path}': {name} has shape [{string.Join(", ", found[name].shape)}], the configuration says [{string.Join(", ", shape)}].");
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
        if (tensor.NumberOfElements == 0)
            throw new InvalidDataException($"'{path}': {name} is empty.");
        torch.Tensor single = tensor.to(torch.float32).contiguous();
        float extreme = TensorPrimitives.MaxMagnitude(MemoryMarshal.Cast<byte, float>(single.bytes));
        return float.IsFinite(extreme) ? single : throw new InvalidDataException($"'{path}': {name} holds numbers that are not finite.");
    }
}
