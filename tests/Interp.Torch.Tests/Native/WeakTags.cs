using Interp.NativeLibraries;

namespace Interp.Torch.Tests.Native;

/// <summary>A library that asks for less than it did: one bit, and only where nothing needs what stands behind it.</summary>
public sealed class WeakTags
{
    private const string Tag = "NEW_2", Symbol = "new";

    private const string RealTag = "GLIBCXX_3.4.32", RealSymbol = "_ZSt21ios_base_library_initv";

    [Fact]
    public void One_bit_changes_and_a_second_time_none()
    {
        var library = new SmallElf().Bytes();
        var before = library.ToArray();
        ElfLibrary.Asks(library, Tag).ShouldBeTrue();

        ElfLibrary.Weaken(library, Tag, Symbol);

        Changed(before, library).ShouldBe(0x02);
        ElfLibrary.Asks(library, Tag).ShouldBeFalse();
        ElfLibrary.Asks(library, "OLD_1").ShouldBeTrue();
        var once = library.ToArray();
        ElfLibrary.Weaken(library, Tag, Symbol);
        library.ShouldBe(once);
    }

    [Fact]
    public void So_in_the_library_of_the_package()
    {
        var path = Path.Combine(
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            "torchsharp", "0.107.0", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        if (!File.Exists(path)) Assert.Skip($"{path} is not there: restore the solution on Linux.");
        var library = File.ReadAllBytes(path);
        var before = library.ToArray();
        ElfLibrary.Asks(library, RealTag).ShouldBeTrue();

        ElfLibrary.Weaken(library, RealTag, RealSymbol);

        Changed(before, library).ShouldBe(0x02);
        ElfLibrary.Asks(library, RealTag).ShouldBeFalse();
        ElfLibrary.Asks(library, "GLIBCXX_3.4.30").ShouldBe(ElfLibrary.Asks(before, "GLIBCXX_3.4.30"));
        Refused(library, "GLIBCXX_3.4.11", RealSymbol);
    }

    [Fact]
    public void A_library_that_uses_the_symbol_is_left_alone() =>
        Refused(new SmallElf { Used = [1, 0] }.Bytes(), Tag, Symbol).ShouldContain("it uses new");

    [Fact]
    public void Another_symbol_under_the_tag_or_more_than_one_is_refused()
    {
        Refused(new SmallElf().Bytes(), Tag, "other").ShouldContain("under NEW_2 stand [new]; only other was expected");
        Refused(new SmallElf { Symbols = [("new", 1), ("newer", 1)] }.Bytes(), Tag, Symbol).ShouldContain("[new, newer]");
        Refused(new SmallElf { Symbols = [("new", 0)], Used = [] }.Bytes(), Tag, Symbol).ShouldContain("stand []");
    }

    [Fact]
    public void A_tag_must_be_asked_for_once()
    {
        Refused(new SmallElf { Tags = ["OLD_1", "OLD_2"] }.Bytes(), Tag, Symbol).ShouldContain("0 times");
        Refused(new SmallElf { Tags = ["OLD_1", Tag, Tag] }.Bytes(), Tag, Symbol).ShouldContain("2 times");
    }

    [Fact]
    public void A_library_without_the_list_and_what_is_no_library_are_refused()
    {
        Refused(new SmallElf { HasNeeds = false }.Bytes(), Tag, Symbol).ShouldContain("list of needed versions");
        Refused([], Tag, Symbol).ShouldContain("not a 64-bit ELF file");
        Refused("#!/bin/sh, and some more so that it is long enough for a header of 64 bytes"u8.ToArray(), Tag, Symbol).ShouldContain("not a 64-bit ELF file");
        var arm = new SmallElf().Bytes();
        arm[18] = 183;
        Refused(arm, Tag, Symbol).ShouldContain("not a 64-bit ELF file");
    }

    [Fact]
    public void A_library_cut_short_anywhere_is_refused()
    {
        // The last bytes belong to the header of a section and are not read.
        var whole = new SmallElf().Bytes();
        for (var length = 0; length < whole.Length - 24; length++) Refused(whole[..length], Tag, Symbol);
    }

    [Fact]
    public void Two_thousand_damaged_libraries_are_refused_or_one_bit_of_them_changes()
    {
        var whole = new SmallElf().Bytes();
        var random = new Random(20261130);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var damaged = whole.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                damaged[random.Next(damaged.Length)] = random.Next(3) == 0 ? (byte)0xff : (byte)random.Next(256);
            var before = damaged.ToArray();
            try
            {
                ElfLibrary.Weaken(damaged, Tag, Symbol);
                Changed(before, damaged).ShouldBeOneOf(0x00, 0x02);
            }
            catch (InvalidDataException)
            {
                damaged.ShouldBe(before);
                refused++;
            }
        }

        refused.ShouldBeInRange(200, 1999);
    }

    private static string Refused(byte[] library, string tag, string symbol)
    {
        var before = library.ToArray();
        var message = Should.Throw<InvalidDataException>(() => ElfLibrary.Weaken(library, tag, symbol)).Message;
        library.ShouldBe(before);
        return message;
    }

    /// <summary>The bits that differ, where at most one byte may.</summary>
    private static int Changed(byte[] before, byte[] after)
    {
        after.Length.ShouldBe(before.Length);
        var at = before.AsSpan().CommonPrefixLength(after);
        if (at == before.Length) return 0;
        before.AsSpan(at + 1).SequenceEqual(after.AsSpan(at + 1)).ShouldBeTrue();
        return before[at] ^ after[at];
    }
}
