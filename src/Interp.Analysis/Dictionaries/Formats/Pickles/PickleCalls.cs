using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The few names that a state dict needs, and what they stand for here. Nothing is executed; any other name is refused.</summary>
internal static class PickleCalls
{
    private const string OrderedDictionary = "collections.OrderedDict";
    private const string Tensor = "torch._utils._rebuild_tensor_v2";
    private const string Parameter = "torch._utils._rebuild_parameter";
    private const int MostDimensions = 4;
    private const long MostNumbers = 1L << 40;

    private static readonly Dictionary<string, (torch.ScalarType Type, int Size)> Storages = new(StringComparer.Ordinal)
    {
        ["torch.FloatStorage"] = (torch.ScalarType.Float32, 4),
        ["torch.DoubleStorage"] = (torch.ScalarType.Float64, 8),
        ["torch.HalfStorage"] = (torch.ScalarType.Float16, 2),
        ["torch.BFloat16Storage"] = (torch.ScalarType.BFloat16, 2),
        ["torch.IntStorage"] = (torch.ScalarType.Int32, 4),
        ["torch.LongStorage"] = (torch.ScalarType.Int64, 8),
    };

    /// <summary>A name, if it is one of these.</summary>
    public static PickleName Name(string module, string name)
    {
        string full = $"{module}.{name}";
        return full is OrderedDictionary or Tensor or Parameter || Storages.ContainsKey(full)
            ? new PickleName(full)
            : throw new InvalidDataException($"the pickle asks for '{full}', which a dictionary of weights does not need; only tensors and numbers are read.");
    }

    /// <summary>What a call gives.</summary>
    public static object? Call(object? callee, object? arguments) => ((callee as PickleName)?.Full, arguments) switch
    {
        (OrderedDictionary, object?[] { Length: 0 }) => new Dictionary<object, object?>(),
        (Tensor, object?[] { Length: >= 4 } parts) => Rebuild(parts),
        (Parameter, object?[] { Length: >= 1 } parts) => parts[0] as PickledTensor ?? throw Odd(Parameter),
        var (name, _) => throw Odd(name ?? "something that is no function"),
    };

    /// <summary>What a persistent id stands for: the numbers of a tensor.</summary>
    public static PickledStorage Storage(object? id)
    {
        if (id is not object?[] { Length: 5 } parts || parts is not ["storage", PickleName name, string key, string, long count] || !Storages.TryGetValue(name.Full, out (torch.ScalarType Type, int Size) kind))
            throw Odd("a storage");
        if (count is < 0 or > MostNumbers || key.Length is 0 or > 20 || !key.All(char.IsAsciiDigit))
            throw Odd("a storage");
        return new PickledStorage(key, kind.Type, kind.Size, count);
    }

    private static PickledTensor Rebuild(object?[] parts)
    {
        if (parts is not [PickledStorage storage, long offset, object?[] shape, object?[] strides, ..] || shape.Length != strides.Length || shape.Length > MostDimensions)
            throw Odd(Tensor);
        return new PickledTensor(storage, offset, Array.ConvertAll(shape, Whole), Array.ConvertAll(strides, Whole));
    }

    private static long Whole(object? value) => value is long and >= 0 and <= int.MaxValue ? (long)value : throw Odd(Tensor);

    private static InvalidDataException Odd(string what) => new($"the pickle uses {what} in a way that PyTorch does not.");
}
