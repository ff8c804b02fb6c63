namespace TorchSharp;

/// <summary>One argument of an operator before it is lowered: a value, or the managed object that must stay alive during the call.</summary>
internal readonly struct Argument
{
    internal readonly object? Object;
    internal readonly long Bits;
    internal readonly int Count;
    internal readonly ArgumentKind Kind;

    private Argument(ArgumentKind kind, long bits, object? value = null, int count = 0)
    {
        Kind = kind;
        Bits = bits;
        Object = value;
        Count = count;
    }

    internal static Argument None => default;

    /// <summary>A <c>Tensor?[]</c>: index lists, where null stands for <c>:</c>.</summary>
    internal static Argument Optional(torch.Tensor?[] tensors) => new(ArgumentKind.OptionalTensorList, 0, tensors, tensors.Length);

    /// <summary>8-byte words of scratch space that this argument needs beside its own slot.</summary>
    internal int ScratchWords => Kind switch
    {
        ArgumentKind.String => Count / sizeof(long) + 1,
        >= ArgumentKind.IntList => Count,
        _ => 0,
    };

    public static implicit operator Argument(torch.Tensor? tensor) =>
        tensor is null ? default : new(ArgumentKind.Tensor, tensor.Handle, tensor);

    public static implicit operator Argument(long value) => new(ArgumentKind.Int, value);

    public static implicit operator Argument(int value) => new(ArgumentKind.Int, value);

    public static implicit operator Argument(double value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(bool value) => new(ArgumentKind.Bool, value ? 1 : 0);

    public static implicit operator Argument(long? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(double? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(Scalar value) => new(value.Kind, value.Bits);

    public static implicit operator Argument(Scalar? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(torch.ScalarType value) => new(ArgumentKind.Int, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } v ? v : default(Argument);

    public static implicit operator Argument(torch.Device? value) =>
        value is null ? default : new(ArgumentKind.Device, (long)value.type, count: value.index);

    public static implicit operator Argument(torch.Generator? value) =>
        value is null ? default : new(ArgumentKind.Generator, value.Handle, value);

    public static implicit operator Argument(long[]? values) =>
        values is null ? default : new(ArgumentKind.IntList, 0, values, values.Length);

    public static implicit operator Argument(double[]? values) =>
        values is null ? default : new(ArgumentKind.DoubleList, 0, values, values.Length);

    public static implicit operator Argument(torch.Tensor[] tensors) => new(ArgumentKind.TensorList, 0, tensors, tensors.Length);

    public static implicit operator Argument(string? text) =>
        text is null ? default : new(ArgumentKind.String, 0, text, System.Text.Encoding.UTF8.GetByteCount(text));
}
