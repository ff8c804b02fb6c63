using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class EncodedTextTests
{
    private const string Bases = "ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTA";

    [Theory]
    [InlineData(">seq one\n" + Bases + "\n>protein\nMKVLAAGIVGLCAKMKVLAAGIVGLCAKMKVLAAGIVGLCAKMKVLAAGIVGLCAK\n")]
    [InlineData("@seq one\n" + Bases + "\n+\nIIII\n")]
    public void Sequences_become_fasta_of_equal_lines(string file) =>
        new NucleotideSequences(20).Clean(Encoding.ASCII.GetBytes(file), "x").ShouldBe(">seq one\nACGTACGTACGTACGTACGT\nACGTACGTACGTACGTACGT\nACGTACGTA\n");

    [Fact]
    public void A_genbank_record_becomes_fasta()
    {
        var record = $"LOCUS       AB000001  49 bp DNA\nDEFINITION  A gene.\nORIGIN\n        1 {Bases[..20].ToLowerInvariant()} {Bases[20..40].ToLowerInvariant()}\n       41 {Bases[40..].ToLowerInvariant()}\n//\n";
        new NucleotideSequences(60, lowerCase: true).Clean(Encoding.ASCII.GetBytes(record), "x").ShouldBe($">AB000001 A gene.\n{Bases.ToLowerInvariant()}\n");
    }

    [Theory]
    [InlineData(Base64Form.StyleSheet, ".icon {\n  background-image: url(data:image/png;base64,")]
    [InlineData(Base64Form.Page, "<p><img alt=\"icon\" src=\"data:image/png;base64,")]
    [InlineData(Base64Form.Json, "{\"name\": \"icon.png\", \"type\": \"image/png\", \"data\": \"")]
    public void Base64_in_text_decodes_to_the_file(Base64Form form, string start)
    {
        var content = Content(600);
        var text = new Base64Part(form).Clean(content, "a/icon.png");
        text.ShouldStartWith(start);
        Convert.FromBase64String(text[start.Length..(start.Length + 800)]).ShouldBe(content);
    }

    [Fact]
    public void A_mime_part_has_76_columns()
    {
        var lines = new Base64Part(Base64Form.Mime).Clean(Content(600), "a/icon.png").Split('\n');
        lines[1].ShouldBe("Content-Transfer-Encoding: base64");
        var body = lines.SkipWhile(l => l.Length > 0).Skip(1).Where(l => l.Length > 0).ToList();
        body.SkipLast(1).ShouldAllBe(l => l.Length == 76);
        Convert.FromBase64String(string.Concat(body)).ShouldBe(Content(600));
    }

    [Theory]
    [InlineData(399)]
    [InlineData(4001)]
    public void Files_too_small_or_large_give_nothing(int bytes) =>
        new Base64Part(Base64Form.Mime).Clean(Content(bytes), "icon.png").ShouldBe("");

    private static byte[] Content(int bytes)
    {
        var content = new byte[bytes];
        new Random(3).NextBytes(content);
        return content;
    }
}
