using static TorchSharp.torch;

namespace Interp.Torch;

/// <summary>The element types of the format and their sizes in bytes.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type, int Size)[] All =
    [
        ("F64", ScalarType.Float64, 8),
        ("F32", ScalarType.Float32, 4),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8),
        ("I32", ScalarType.Int32, 4),
        ("I16", ScalarType.Int16, 2),
        ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1),
        ("BOOL", ScalarType.Bool, 1),
    ];

    internal static (ScalarType Type, int Size) Parse(string tensor, string name)
    {
        foreach (var known in All)
        {
            if (known.Name == name) return (known.Type, known.Size);
        }

        throw new SafetensorsException($"Tensor '{tensor}' has dtype '{name}'; supported are {string.Join(", ", All.Select(static known => known.Name))}.");
    }

    internal static (string Name, int Size) Of(string tensor, ScalarType type)
    {
        foreach (var known in All)
        {
            if (known.Type == type) return (known.Name, known.Size);
        }

        throw new SafetensorsException($"Tensor '{tensor}' has elements of type {type}, which the format does not hold.");
    }
}
