using System.Buffers.Binary;
using System.Text;

namespace Interp.Analysis.Dictionaries;

/// <summary>The bytes of a pickle, read in order.</summary>
internal ref struct PickleBytes(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _left = bytes;

    public byte Byte() => Take(1)[0];

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A whole number of a few bytes, little endian.</summary>
    public long Unsigned(int count)
    {
        long value = 0;
        ReadOnlySpan<byte> taken = Take(count);
        for (int i = count - 1; i >= 0; i--)
            value = (value << 8) | taken[i];
        return value;
    }

    /// <summary>The same in two's complement.</summary>
    public long Signed(int count)
    {
        if (count is 0 or > 8)
            return count == 0 ? 0 : throw new InvalidDataException("the pickle holds a number of more than 64 bits.");
        int unused = 64 - (8 * count);
        return Unsigned(count) << unused >> unused;
    }

    public string Text(long count)
    {
        try
        {
            return Strict.GetString(Take(count));
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("the pickle holds a text that is not UTF-8.", error);
        }
    }

    public string Line()
    {
        int end = _left.IndexOf((byte)'\n');
        if (end < 0)
            throw Short();
        string line = Text(end);
        Take(1);
        return line;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _left.Length)
            throw Short();
        ReadOnlySpan<byte> taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }

    private static InvalidDataException Short() => new("the pickle is cut short.");
}
