using System.IO.Compression;
using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class CleaningTests
{
    [Fact]
    public void Plain_text_gets_plain_line_ends_and_no_control_characters() =>
        Clean(PlainText.Instance, "\uFEFFone \r\ntwo\u0007\r\r\n\n\n\nthree\tx").ShouldBe("one\ntwo\n\nthree\tx\n");

    [Fact]
    public void Text_that_is_not_utf8_is_refused_or_loses_its_broken_lines()
    {
        byte[] latin1 = [(byte)'a', (byte)'\n', 0xE7, (byte)'\n', (byte)'b'];
        Should.Throw<InvalidDataException>(() => PlainText.Instance.Clean(latin1, "x"));
        PlainText.WithoutBrokenLines.Clean(latin1, "x").ShouldBe("a\nb\n");
    }

    [Fact]
    public void Gzip_is_unpacked_by_name()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("hello"u8);
        }

        new Gunzip(PlainText.Instance).Clean(packed.ToArray(), "x.dict.dz").ShouldBe("hello\n");
        new Gunzip(PlainText.Instance).Clean("hello"u8.ToArray(), "x.txt").ShouldBe("hello\n");
        Should.Throw<InvalidDataException>(() => new Gunzip(PlainText.Instance).Clean("no gzip"u8.ToArray(), "x.gz"));
    }

    [Theory]
    [InlineData("<html><head><title>t</title></head><body><p>One &amp; <b>two</b>.</p><p>Three</p></body></html>", "One & two.\n\nThree\n")]
    [InlineData("<p>a<script>var x = '<p>';</script>b<!-- <p>no</p> -->c</p>", "a\nbc\n")]
    [InlineData("<pre>x = 1\n  y</pre>", "x = 1\n  y\n")]
    [InlineData("<ul><li>one</li><li>two\n lines</li></ul>", "one\ntwo lines\n")]
    [InlineData("<page><info><desc>no</desc></info><title>Yes</title><p>A <gui style=\"menu\">button</gui></p></page>", "Yes\n\nA button\n")]
    [InlineData("unclosed <p", "unclosed\n")]
    [InlineData("<script>never ends", "")]
    public void Markup_becomes_running_text(string markup, string text) => MarkupText.Strip(markup).ShouldBe(text);

    [Fact]
    public void A_message_catalogue_gives_its_translations()
    {
        var mo = Catalogue(("", "Project-Id: x"), ("Open", "פתיחה"), ("Same", "Same"), ("one\0many", "אחד\0רבים"), ("<b>Bold</b>", "<b>מודגש</b>"));
        MessageCatalog.Instance.Clean(mo, "x.mo").ShouldBe("פתיחה\nאחד\nרבים\nמודגש\n");
    }

    [Fact]
    public void A_damaged_message_catalogue_is_refused()
    {
        var mo = Catalogue(("Open", "x"));
        Should.Throw<InvalidDataException>(() => MessageCatalog.Instance.Clean(mo[..20], "x.mo"));
        Should.Throw<InvalidDataException>(() => MessageCatalog.Instance.Clean(mo[..^4], "x.mo"));
        mo[8] = 0xFF;
        mo[11] = 0xFF;
        Should.Throw<InvalidDataException>(() => MessageCatalog.Instance.Clean(mo, "x.mo"));
    }

    [Fact]
    public void Json_messages_keep_values_only() =>
        Clean(JsonMessages.Instance, """{"@metadata": {"authors": ["A"]}, "k": "ערך", "l": "a <i>b</i>"}""").ShouldBe("ערך\na b\n");

    [Fact]
    public void A_language_pack_gives_the_messages_of_its_files()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "b.properties", "# note\nkey=قيمة\n");
            Write(zip, "a.ftl", "name = اسم\n    .label = زر\n    تكملة\n");
            Write(zip, "c.js", "var x = 1");
        }

        LanguagePack.Instance.Clean(packed.ToArray(), "x.xpi").ShouldBe("اسم\nزر\nتكملة\nقيمة\n");

        static void Write(ZipArchive zip, string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(text);
        }
    }

    [Fact]
    public void Wordnet_lines_become_entries() =>
        Clean(WordNetGlosses.Instance, "  1 licence text | no\n00001930 03 n 02 physical_entity 0 thing 1 001 @ 00001740 n 0000 | an entity that exists  \n")
            .ShouldBe("physical entity, thing: an entity that exists\n");

    [Fact]
    public void Verses_lose_their_macros() =>
        Clean(QuranText.Instance, "%% comment\n\\qt@newcmd\\qurantext@i{بِسمِ اللَّهِ\\qt@no{﴿١﴾}}\n").ShouldBe("بِسمِ اللَّهِ\n");

    [Fact]
    public void Fortunes_are_parted_by_blank_lines() => Clean(FortuneText.Instance, "one\n%\ntwo\n%\n").ShouldBe("one\n\ntwo\n");

    [Fact]
    public void Manual_pages_lose_their_requests() =>
        Clean(RoffText.Instance, ".\\\" comment\n.TH LS 1\n.SH \"НАЗВАНИЕ\"\nls \\- \\fBlist\\fP\n.PP\ntext\n").ShouldBe("НАЗВАНИЕ\nls - list\n\ntext\n");

    private static string Clean(ITextCleaner cleaner, string text) => cleaner.Clean(Encoding.UTF8.GetBytes(text), "x");

    private static byte[] Catalogue(params (string Original, string Translation)[] messages)
    {
        var texts = new MemoryStream();
        var tables = new List<uint>();
        var start = (uint)(28 + (16 * messages.Length));
        foreach (var text in messages.Select(m => m.Original).Concat(messages.Select(m => m.Translation)))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            tables.AddRange([(uint)bytes.Length, start + (uint)texts.Length]);
            texts.Write([.. bytes, 0]);
        }

        uint[] head = [0x950412de, 0, (uint)messages.Length, 28, 28 + (8 * (uint)messages.Length), 0, 0];
        return [.. head.Concat(tables).SelectMany(BitConverter.GetBytes), .. texts.ToArray()];
    }
}
