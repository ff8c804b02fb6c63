using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>The tensors of a file, each taken once, by name and shape; what nobody takes is refused.</summary>
internal sealed class TensorSource(IReadOnlyDictionary<string, Tensor> tensors)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => tensors.Keys;

    public bool Has(string name) => tensors.ContainsKey(name);

    /// <summary>The sizes of a tensor that says what its model is.</summary>
    /// <exception cref="InvalidDataException">There is no such tensor, or it has another number of dimensions, or one longer than any model's.</exception>
    public long[] Shape(string name, int dimensions) => Find(name).shape is var shape && shape.Length == dimensions && shape.All(size => size <= int.MaxValue)
        ? shape
        : throw new InvalidDataException($"Tensor {name} is [{string.Join(", ", shape)}]; {dimensions} dimensions are needed. Supply the weights anew.");

    /// <summary>The tensor as float32.</summary>
    /// <exception cref="InvalidDataException">There is no such tensor, or it has another shape or a type that is not a float.</exception>
    public Tensor Take(string name, params long[] shape)
    {
        var tensor = Find(name);
        if (!tensor.shape.SequenceEqual(shape))
            throw new InvalidDataException($"Tensor {name} is [{string.Join(", ", tensor.shape)}]; config.json asks for [{string.Join(", ", shape)}]. Check that both belong to the same model.");
        if (tensor.dtype is not (ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float64))
            throw new InvalidDataException($"Tensor {name} holds {tensor.dtype}; float16, bfloat16, float32 or float64 is needed.");
        _taken.Add(name);
        return tensor.to(ScalarType.Float32);
    }

    /// <summary>Leaves tensors aside that carry no weights, such as stored causal masks.</summary>
    public void Ignore(Regex names)
    {
        foreach (var name in tensors.Keys.Where(n => names.IsMatch(n))) _taken.Add(name);
    }

    /// <exception cref="InvalidDataException">Some tensor was not used: the model is not what its configuration says.</exception>
    public void RefuseTheRest()
    {
        var rest = tensors.Keys.Where(n => !_taken.Contains(n)).Order(StringComparer.Ordinal).ToList();
        if (rest.Count > 0)
            throw new InvalidDataException($"{rest.Count} tensors have no place in a model of this configuration: {string.Join(", ", rest.Take(8))}{(rest.Count > 8 ? " ..." : "")}.");
    }

    private Tensor Find(string name) => tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new InvalidDataException($"Tensor {name} is missing. {NearestNames.Hint(name, tensors.Keys)}");
}
