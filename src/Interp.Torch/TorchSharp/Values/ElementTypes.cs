namespace TorchSharp;

/// <summary>Which .NET type is the element of which <see cref="torch.ScalarType"/>.</summary>
internal static class ElementTypes
{
    internal static torch.ScalarType Of<T>() => Find(typeof(T));

    /// <exception cref="ArgumentException">No tensor has elements of this type.</exception>
    internal static torch.ScalarType Find(Type type)
    {
        if (type == typeof(float)) return torch.ScalarType.Float32;
        if (type == typeof(double)) return torch.ScalarType.Float64;
        if (type == typeof(long)) return torch.ScalarType.Int64;
        if (type == typeof(int)) return torch.ScalarType.Int32;
        if (type == typeof(short)) return torch.ScalarType.Int16;
        if (type == typeof(sbyte)) return torch.ScalarType.Int8;
        if (type == typeof(byte)) return torch.ScalarType.Byte;
        if (type == typeof(bool)) return torch.ScalarType.Bool;
        if (type == typeof(Half)) return torch.ScalarType.Float16;
        if (type == typeof(BFloat16)) return torch.ScalarType.BFloat16;
        if (type == typeof(System.Numerics.Complex)) return torch.ScalarType.ComplexFloat64;
        if (type == typeof((float, float))) return torch.ScalarType.ComplexFloat32;
        throw new ArgumentException($"No tensor holds elements of type {type}.", nameof(type));
    }
}
