using System.Buffers.Binary;
using System.Text;

namespace Interp.Torch.Tests.Native;

/// <summary>A shared library of x86-64 with nothing in it but the tables that say which version tags it needs.</summary>
internal sealed record SmallElf
{
    private const int HeaderBytes = 64, SectionBytes = 64, SymbolBytes = 24, RelocationBytes = 24;

    /// <summary>Tags asked of one other library; symbols under the n-th carry the number n + 2.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["OLD_1", "NEW_2"];

    /// <summary>Symbols and the place of their tag among <see cref="Tags"/>.</summary>
    public IReadOnlyList<(string Name, int Tag)> Symbols { get; init; } = [("old", 0), ("new", 1)];

    /// <summary>Places among <see cref="Symbols"/> that the library's code uses.</summary>
    public IReadOnlyList<int> Used { get; init; } = [0];

    /// <summary>Whether the list of needed versions is there.</summary>
    public bool HasNeeds { get; init; } = true;

    public byte[] Bytes()
    {
        var text = new List<byte> { 0 };
        int Text(string value)
        {
            text.AddRange([.. Encoding.ASCII.GetBytes(value), 0]);
            return text.Count - value.Length - 1;
        }

        var needs = new byte[16 + (16 * Tags.Count)];
        Write16(needs, 0, 1);
        Write16(needs, 2, (ushort)Tags.Count);
        Write32(needs, 4, Text("libother.so"));
        Write32(needs, 8, 16);
        for (var i = 0; i < Tags.Count; i++)
        {
            var at = 16 + (16 * i);
            Write16(needs, at + 6, (ushort)(i + 2));
            Write32(needs, at + 8, Text(Tags[i]));
            Write32(needs, at + 12, i == Tags.Count - 1 ? 0 : 16);
        }

        // The first symbol of every table is empty.
        var symbols = new byte[SymbolBytes * (Symbols.Count + 1)];
        var versions = new byte[2 * (Symbols.Count + 1)];
        for (var i = 0; i < Symbols.Count; i++)
        {
            Write32(symbols, SymbolBytes * (i + 1), Text(Symbols[i].Name));
            Write16(versions, 2 * (i + 1), (ushort)(Symbols[i].Tag + 2));
        }

        var relocations = new byte[RelocationBytes * Used.Count];
        for (var i = 0; i < Used.Count; i++) Write32(relocations, (RelocationBytes * i) + 12, Used[i] + 1);

        return Assembled(
            (3, [.. text], 0), (11, symbols, 1), (0x6fffffff, versions, 2), (4, relocations, 2), (HasNeeds ? 0x6ffffffe : 1, needs, 1));
    }

    private static byte[] Assembled(params (int Type, byte[] Content, int Link)[] sections)
    {
        var file = new List<byte>(new byte[HeaderBytes]);
        var table = new byte[SectionBytes * (sections.Length + 1)];
        for (var i = 0; i < sections.Length; i++)
        {
            var at = SectionBytes * (i + 1);
            Write32(table, at + 4, sections[i].Type);
            Write32(table, at + 24, file.Count);
            Write32(table, at + 32, sections[i].Content.Length);
            Write32(table, at + 40, sections[i].Link);
            file.AddRange(sections[i].Content);
        }

        byte[] all = [.. file, .. table];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(all, 0);
        Write16(all, 18, 62);
        Write32(all, 40, file.Count);
        Write16(all, 58, SectionBytes);
        Write16(all, 60, (ushort)(sections.Length + 1));
        return all;
    }

    private static void Write16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Write32(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
}
