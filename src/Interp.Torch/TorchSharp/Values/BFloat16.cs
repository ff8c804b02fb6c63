namespace TorchSharp;

/// <summary>The upper half of a 32-bit floating-point number: 8 bits of exponent, 7 of fraction.</summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    private readonly ushort _bits;

    private BFloat16(ushort bits) => _bits = bits;

    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value._bits << 16);

    /// <summary>Rounds to nearest, ties to even, as libtorch does.</summary>
    public static explicit operator BFloat16(float value)
    {
        if (float.IsNaN(value)) return new(0x7FC0);
        var bits = BitConverter.SingleToUInt32Bits(value);
        return new((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    public bool Equals(BFloat16 other) => _bits == other._bits;

    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    public override int GetHashCode() => _bits;

    public static bool operator ==(BFloat16 left, BFloat16 right) => left.Equals(right);

    public static bool operator !=(BFloat16 left, BFloat16 right) => !left.Equals(right);
}
