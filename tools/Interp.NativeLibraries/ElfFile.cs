using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Interp.NativeLibraries;

/// <summary>Numbers, texts and sections of an ELF-64 file for x86-64. Whatever points outside of the file throws <see cref="InvalidDataException"/>.</summary>
internal sealed class ElfFile
{
    private const int HeaderBytes = 64, SectionBytes = 64;
    private const ushort X86And64 = 62;

    private readonly byte[] _bytes;

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < HeaderBytes || !bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8) || U16(18) != X86And64)
            throw new InvalidDataException("it is not a 64-bit ELF file for x86-64.");
        if (U16(58) != SectionBytes) throw new InvalidDataException("its list of sections is not as it should be.");
        var table = Inside(U64(40), (ulong)(U16(60) * SectionBytes));
        Sections = [.. Enumerable.Range(0, U16(60)).Select(i => table + (i * SectionBytes)).Select(at => new Section(U32(at + 4), U64(at + 24), U64(at + 32), U32(at + 40)))];
    }

    private IReadOnlyList<Section> Sections { get; }

    /// <summary>The parts of the file that are of a type.</summary>
    public IEnumerable<Part> OfType(uint type) => Sections.Where(section => section.Type == type).Select(Read);

    /// <summary>The only part of a type.</summary>
    /// <param name="type">A number of the ELF format.</param>
    /// <param name="what">Its name in the refusal.</param>
    public Part One(uint type, string what) =>
        OfType(type).ToList() is [var only] ? only : throw new InvalidDataException($"it has no {what}, or more than one.");

    /// <summary>The part that another one names, such as its texts.</summary>
    public Part LinkedFrom(Part part) =>
        part.Link < Sections.Count ? Read(Sections[(int)part.Link]) : throw Outside();

    public ushort U16(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Span(at, 2));

    public uint U32(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Span(at, 4));

    /// <summary>The text that begins here, up to the byte 0.</summary>
    public string Text(long at)
    {
        var rest = Span(at, 1).Length == 1 ? _bytes.AsSpan((int)at) : [];
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.ASCII.GetString(rest[..length]) : throw Outside();
    }

    private ulong U64(long at) => BinaryPrimitives.ReadUInt64LittleEndian(Span(at, 8));

    private Part Read(Section section) => new(Inside(section.Offset, section.Size), (int)section.Size, section.Link);

    /// <returns>The offset, of a stretch that lies in the file.</returns>
    private int Inside(ulong offset, ulong size) =>
        offset <= (ulong)_bytes.Length && size <= (ulong)_bytes.Length - offset ? (int)offset : throw Outside();

    private ReadOnlySpan<byte> Span(long at, int size) =>
        at >= 0 && at <= _bytes.Length - size ? _bytes.AsSpan((int)at, size) : throw Outside();

    private static InvalidDataException Outside() => new("its tables point outside of the file.");

    /// <summary>A stretch of the file.</summary>
    /// <param name="Offset">In bytes.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Link">The section that it names.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Part(int Offset, int Size, uint Link);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Section(uint Type, ulong Offset, ulong Size, uint Link);
}
