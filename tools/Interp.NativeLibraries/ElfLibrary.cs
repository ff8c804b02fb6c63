using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Interp.NativeLibraries;

/// <summary>
/// The version tags that a shared library of x86-64 Linux asks of others (ELF-64, section <c>.gnu.version_r</c>). One that is marked weak may be
/// missing: the loader then goes on, where it would refuse the library.
/// </summary>
internal static class ElfLibrary
{
    private const ushort Weak = 0x2;
    private const uint DynamicSymbols = 11, Relocations = 4, SymbolVersions = 0x6fffffff, VersionNeeds = 0x6ffffffe;
    private const int SymbolBytes = 24, RelocationBytes = 24, EntryBytes = 16;

    /// <summary>Whether the library asks for a tag of this name, and not weakly.</summary>
    /// <exception cref="InvalidDataException">Not a library that this can read.</exception>
    public static bool Asks(byte[] library, string tag) => Needs(new ElfFile(library), tag).Exists(need => (need.Flags & Weak) == 0);

    /// <summary>Marks the one need of a tag as weak, in place, after making sure that nothing in the library uses what stands under the tag.</summary>
    /// <param name="library">The whole file; two bytes of it change.</param>
    /// <param name="tag">Such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <param name="symbol">The only symbol expected under the tag.</param>
    /// <exception cref="InvalidDataException">Anything is not as expected; nothing has been changed.</exception>
    public static void Weaken(byte[] library, string tag, string symbol)
    {
        var need = Checked(new ElfFile(library), tag, symbol);
        BinaryPrimitives.WriteUInt16LittleEndian(library.AsSpan((int)need.Offset + 4), (ushort)(need.Flags | Weak));
    }

    private static Need Checked(ElfFile file, string tag, string symbol)
    {
        var needs = Needs(file, tag);
        if (needs.Count != 1) throw new InvalidDataException($"it asks for {tag} {needs.Count} times; once was expected.");
        var need = needs[0];

        var symbols = file.One(DynamicSymbols, "dynamic symbol table");
        var versions = file.One(SymbolVersions, "table of symbol versions");
        var names = file.LinkedFrom(symbols);
        var under = Enumerable.Range(0, versions.Size / 2).Where(i => (file.U16(versions.Offset + (2L * i)) & 0x7fff) == need.Index).ToList();
        var found = under.ConvertAll(i => file.Text(names.Offset + (long)file.U32(symbols.Offset + ((long)SymbolBytes * i))));
        if (found is not [var only] || !string.Equals(only, symbol, StringComparison.Ordinal))
            throw new InvalidDataException($"under {tag} stand [{string.Join(", ", found)}]; only {symbol} was expected.");
        foreach (var relocations in file.OfType(Relocations))
            for (var i = 0; i < relocations.Size / RelocationBytes; i++)
                if (file.U32(relocations.Offset + ((long)RelocationBytes * i) + 12) == (uint)under[0])
                    throw new InvalidDataException($"it uses {symbol}, so it needs a libstdc++ that has {tag}.");
        return need;
    }

    /// <summary>The entries of <c>.gnu.version_r</c> with this name: where each lies, its flags, and the number that its symbols carry.</summary>
    private static List<Need> Needs(ElfFile file, string tag)
    {
        var section = file.One(VersionNeeds, "list of needed versions");
        var names = file.LinkedFrom(section);
        var found = new List<Need>();
        // Both lists are chains of distances forward, each at least as long as what stands there, so they end, if only with the file.
        for (long asked = section.Offset; ;)
        {
            var entry = asked + file.U32(asked + 8);
            for (var left = file.U16(asked + 2); left > 0; left--)
            {
                if (string.Equals(file.Text(names.Offset + (long)file.U32(entry + 8)), tag, StringComparison.Ordinal))
                    found.Add(new Need(entry, file.U16(entry + 4), file.U16(entry + 6)));
                if (left > 1) entry += Distance(file.U32(entry + 12));
            }

            var next = file.U32(asked + 12);
            if (next == 0) return found;
            asked += Distance(next);
        }
    }

    private static uint Distance(uint bytes) => bytes >= EntryBytes ? bytes : throw new InvalidDataException("its list of needed versions is broken.");

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Need(long Offset, ushort Flags, ushort Index);
}
