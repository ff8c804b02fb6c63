using System.Globalization;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number given to an operator: an integer, a floating-point number or a truth value. Made by implicit conversion.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Scalar : IEquatable<Scalar>
{
    internal readonly ArgumentKind Kind;
    internal readonly long Bits;

    internal Scalar(ArgumentKind kind, long bits)
    {
        Kind = kind;
        Bits = bits;
    }

    public static implicit operator Scalar(byte value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(sbyte value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(short value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(int value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(long value) => new(ArgumentKind.Int, value);

    public static implicit operator Scalar(float value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(Half value) => (double)value;

    public static implicit operator Scalar(bool value) => new(ArgumentKind.Bool, value ? 1 : 0);

    internal bool IsDouble => Kind == ArgumentKind.Double;

    internal double AsDouble => IsDouble ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => IsDouble ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    public bool Equals(Scalar other) => Kind == other.Kind && Bits == other.Bits;

    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Bits);

    public override string ToString() => IsDouble ? AsDouble.ToString("R", CultureInfo.InvariantCulture) : Bits.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);
}
