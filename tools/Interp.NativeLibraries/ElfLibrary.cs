using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Interp.NativeLibraries;

/// <summary>
/// The version tags that a shared library of x86-64 Linux asks of others (ELF-64, section <c>.gnu.version_r</c>). One that is marked weak may be
/// missing: the loader then goes on, where it would refuse the library.
/// </summary>
internal static class ElfLibrary
{
    private const ushort Weak = 0x2;
    private const uint DynamicSymbols = 11, Relocations = 4, SymbolVersions = 0x6fffffff, VersionNeeds = 0x6ffffffe;

    /// <summary>Whether the library asks for a tag of this name, and not weakly.</summary>
    /// <exception cref="InvalidDataException">Not a library that this can read.</exception>
    public static bool Asks(byte[] library, string tag) => Read(() => Needs(library, tag)).Exists(need => (need.Flags & Weak) == 0);

    /// <summary>Marks the one need of a tag as weak, in place, after making sure that nothing in the library uses what stands under the tag.</summary>
    /// <param name="library">The whole file; two bytes of it change.</param>
    /// <param name="tag">Such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <param name="symbol">The only symbol expected under the tag.</param>
    /// <exception cref="InvalidDataException">Anything is not as expected; nothing has been changed.</exception>
    public static void Weaken(byte[] library, string tag, string symbol)
    {
        var need = Read(() => Checked(library, tag, symbol));
        BinaryPrimitives.WriteUInt16LittleEndian(library.AsSpan(need.Offset + 4), (ushort)(need.Flags | Weak));
    }

    private static Need Checked(byte[] library, string tag, string symbol)
    {
        var needs = Needs(library, tag);
        if (needs.Count != 1) throw new InvalidDataException($"it asks for {tag} {needs.Count} times; once was expected.");
        var need = needs[0];

        var sections = Sections(library);
        var symbols = One(sections, DynamicSymbols, "dynamic symbol table");
        var versions = One(sections, SymbolVersions, "table of symbol versions");
        var names = sections[(int)symbols.Link];
        var under = Enumerable.Range(0, (int)(versions.Size / 2)).Where(i => (U16(library, versions.At(2 * i)) & 0x7fff) == need.Index).ToList();
        var found = under.ConvertAll(i => Text(library, names.At((int)U32(library, symbols.At(24 * i)))));
        if (found is not [var only] || !string.Equals(only, symbol, StringComparison.Ordinal))
            throw new InvalidDataException($"under {tag} stand [{string.Join(", ", found)}]; only {symbol} was expected.");
        foreach (var relocations in sections.Where(section => section.Type == Relocations))
            for (var offset = 0; offset < (int)relocations.Size; offset += 24)
                if (U32(library, relocations.At(offset + 12)) == (uint)under[0])
                    throw new InvalidDataException($"it uses {symbol}, so it needs a libstdc++ that has {tag}.");
        return need;
    }

    /// <summary>The entries of <c>.gnu.version_r</c> with this name: where each lies, its flags, and the number that its symbols carry.</summary>
    private static List<Need> Needs(byte[] library, string tag)
    {
        var sections = Sections(library);
        var section = One(sections, VersionNeeds, "list of needed versions");
        var names = sections[(int)section.Link];
        var found = new List<Need>();
        for (var file = section.At(0); ;)
        {
            var entry = file + (int)U32(library, file + 8);
            for (var left = U16(library, file + 2); left > 0; left--)
            {
                if (Text(library, names.At((int)U32(library, entry + 8))) == tag)
                    found.Add(new Need(entry, U16(library, entry + 4), U16(library, entry + 6)));
                entry += (int)U32(library, entry + 12);
            }

            var next = (int)U32(library, file + 12);
            if (next == 0) return found;
            file += next;
        }
    }

    private static List<Section> Sections(byte[] library)
    {
        if (library.Length < 64 || !library.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8) || U16(library, 18) != 62)
            throw new InvalidDataException("it is not a 64-bit ELF file for x86-64.");
        var (table, size, count) = ((int)U64(library, 40), U16(library, 58), U16(library, 60));
        return [.. Enumerable.Range(0, count).Select(i => table + (i * size)).Select(at =>
            new Section(U32(library, at + 4), (int)U64(library, at + 24), (long)U64(library, at + 32), U32(library, at + 40)))];
    }

    private static Section One(List<Section> sections, uint type, string what) =>
        sections.Where(section => section.Type == type).ToList() is [var only] ? only : throw new InvalidDataException($"it has no {what}, or more than one.");

    /// <summary>Runs a reading; a table that points outside of the file is one more reason to refuse it.</summary>
    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("its tables point outside of the file.", error);
        }
    }

    private static ushort U16(byte[] library, int at) => BinaryPrimitives.ReadUInt16LittleEndian(library.AsSpan(at));

    private static uint U32(byte[] library, int at) => BinaryPrimitives.ReadUInt32LittleEndian(library.AsSpan(at));

    private static ulong U64(byte[] library, int at) => BinaryPrimitives.ReadUInt64LittleEndian(library.AsSpan(at));

    private static string Text(byte[] library, int at)
    {
        var rest = library.AsSpan(at);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Section(uint Type, int Offset, long Size, uint Link)
    {
        public int At(int offset) => checked(Offset + offset);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Need(int Offset, ushort Flags, ushort Index);
}
