using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>What stands before the numbers of a <c>.npy</c> file (versions 1 to 3): a magic word and a Python dictionary of three keys.</summary>
/// <param name="Type">Of each number.</param>
/// <param name="Size">Bytes of each number.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="ColumnsFirst">Fortran's order.</param>
internal sealed partial record NumpyHeader(torch.ScalarType Type, int Size, long[] Shape, bool ColumnsFirst)
{
    private const int MostHeaderBytes = 4096;
    private const int Alignment = 64;
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Numbers in all.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Reads up to the first number.</summary>
    public static NumpyHeader Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        Archives.ReadStart(stream, start, name);
        if (!start[..6].SequenceEqual(Magic) || start[6] is < 1 or > 3)
            throw new InvalidDataException($"'{name}' is no NumPy array.");
        Span<byte> length = stackalloc byte[start[6] == 1 ? 2 : 4];
        Archives.ReadStart(stream, length, name);
        uint count = length.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (count > MostHeaderBytes)
            throw new InvalidDataException($"'{name}' has a header of {count} bytes.");
        byte[] text = new byte[count];
        Archives.ReadStart(stream, text, name);
        return Parse(Encoding.Latin1.GetString(text), name);
    }

    /// <summary>The header of fp32 numbers in rows.</summary>
    public static byte[] Write(long[] shape)
    {
        string sizes = string.Concat(shape.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size}, ")));
        string text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({(shape.Length == 1 ? sizes.TrimEnd(' ') : sizes.TrimEnd(' ', ','))}), }}";
        int unpadded = 10 + text.Length + 1, padded = (unpadded + Alignment - 1) / Alignment * Alignment;
        byte[] bytes = new byte[padded];
        Magic.CopyTo(bytes, 0);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(padded - 10));
        Encoding.Latin1.GetBytes(text.PadRight(padded - 11) + "\n").CopyTo(bytes, 10);
        return bytes;
    }

    private static NumpyHeader Parse(string text, string name)
    {
        Match match = Keys().Match(text);
        if (!match.Success)
            throw new InvalidDataException($"'{name}' has a header that NumPy does not write.");
        (torch.ScalarType Type, int Size) kind = match.Groups["type"].Value switch
        {
            "<f4" => (torch.ScalarType.Float32, 4),
            "<f8" => (torch.ScalarType.Float64, 8),
            "<f2" => (torch.ScalarType.Float16, 2),
            var other => throw new InvalidDataException($"'{name}' holds values of type '{other}'; only little-endian floating-point numbers (<f2, <f4, <f8) are read."),
        };
        long[] shape = [.. match.Groups["sizes"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(size => long.Parse(size, CultureInfo.InvariantCulture))];
        // Eight digits at most, and two sizes at most of them: no overflow.
        return shape.Length <= 2
            ? new NumpyHeader(kind.Type, kind.Size, shape, match.Groups["order"].Value == "True")
            : throw new InvalidDataException($"'{name}' has {shape.Length} dimensions; weights have one or two.");
    }

    [GeneratedRegex(@"^\{'descr': '(?<type>[^']{1,8})', 'fortran_order': (?<order>True|False), 'shape': \((?<sizes>|[0-9]{1,8},|[0-9]{1,8}(, [0-9]{1,8})+)\), \} *\n?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
