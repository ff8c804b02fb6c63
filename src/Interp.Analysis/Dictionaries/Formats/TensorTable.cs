using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The named tensors of a file, each taken out once; what is left over at the end is refused by name.</summary>
/// <param name="file">Its name, for errors.</param>
/// <param name="tensors">As they were stored.</param>
internal sealed class TensorTable(string file, IReadOnlyDictionary<string, torch.Tensor> tensors)
{
    private const long MaxBytes = 8L << 30;
    private readonly Dictionary<string, torch.Tensor> _left = new(tensors, StringComparer.Ordinal);

    public string File => file;

    public bool Has(string name) => tensors.ContainsKey(name);

    /// <summary>Reads a safetensors file into the current dispose scope.</summary>
    public static TensorTable Safetensors(string path)
    {
        string file = Path.GetFileName(path);
        if (!System.IO.File.Exists(path))
            throw new InvalidDataException($"'{file}' is missing.");
        if (new FileInfo(path).Length > MaxBytes)
            throw new InvalidDataException($"'{file}' is larger than any dictionary that can be loaded here.");
        try
        {
            return new TensorTable(file, Interp.Torch.Safetensors.Read(path));
        }
        catch (SafetensorsException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    /// <summary>A tensor in fp32.</summary>
    public torch.Tensor Take(string name) => TakeOptional(name) ?? throw new InvalidDataException($"'{file}' lacks the tensor {name}.");

    /// <summary>A matrix stored with its dimensions the other way round.</summary>
    public torch.Tensor TakeTransposed(string name) => Take(name) is { shape.Length: 2 } matrix
        ? matrix.t().contiguous()
        : throw new InvalidDataException($"'{file}': {name} is no matrix.");

    /// <summary>A whole number stored as a tensor of one element.</summary>
    public int TakeWhole(string name)
    {
        torch.Tensor tensor = _left.Remove(name, out torch.Tensor? found) ? found : throw new InvalidDataException($"'{file}' lacks {name}.");
        double number = tensor.NumberOfElements == 1 ? tensor.to(torch.float64).reshape(1).data<double>().ToArray()[0] : double.NaN;
        return number is >= 1 and <= int.MaxValue && Math.Floor(number) == number ? (int)number : throw new InvalidDataException($"'{file}': {name} must be a positive whole number.");
    }

    /// <summary>A tensor in fp32, or null when there is none.</summary>
    public torch.Tensor? TakeOptional(string name)
    {
        if (!_left.Remove(name, out torch.Tensor? tensor))
            return null;
        if (!tensor.is_floating_point())
            throw new InvalidDataException($"'{file}': {name} has type {tensor.dtype}; weights must be floating point.");
        if (tensor.NumberOfElements == 0)
            throw new InvalidDataException($"'{file}': {name} is empty.");
        torch.Tensor single = tensor.to(torch.float32).contiguous();
        float extreme = TensorPrimitives.MaxMagnitude(MemoryMarshal.Cast<byte, float>(single.bytes));
        return float.IsFinite(extreme) ? single : throw new InvalidDataException($"'{file}': {name} holds numbers that are not finite.");
    }

    /// <summary>Leaves out what is known and says nothing about the formula.</summary>
    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            _left.Remove(name);
    }

    /// <exception cref="InvalidDataException">A tensor was not taken.</exception>
    public void Finish(string kind)
    {
        if (_left.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidDataException($"'{file}' holds a tensor '{unknown}' that a {kind} dictionary does not have; loading without it would change what the dictionary computes.");
    }
}
