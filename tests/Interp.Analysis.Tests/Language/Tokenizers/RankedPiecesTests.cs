using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class RankedPiecesTests
{
    [Fact]
    public void Finds_the_merges_that_were_not_written_down()
    {
        // "abc" could be a + bc or ab + c: bc was learned first.
        var tokenizer = RankedPieces.ReadGpt2(File("bc", "ab", "abc", "abcabc"));

        tokenizer.Vocabulary.Merges.ShouldBe([new('b', 'c', 256), new('a', 'b', 257), new('a', 256, 258), new(258, 258, 259)]);
        tokenizer.EndOfText.ShouldBe(260);
        tokenizer.Encode("abcabcab").ShouldBe([259, 257]);
    }

    [Theory]
    [InlineData("!!!!", "Piece 256 of the vocabulary is not in base64")]
    [InlineData("YWI", "Piece 256 of the vocabulary is not in base64")]
    [InlineData("", "Piece 256 of the vocabulary is not in base64")]
    [InlineData("YWJj", "Piece 256 is not the merge of two")]
    [InlineData("YQ==", "Piece 256 is not the merge of two")]
    public void Refuses_what_it_cannot_read(string line, string named)
    {
        using var file = File();
        var text = new StreamReader(file).ReadToEnd() + line + "\n";

        Should.Throw<TokenizerFormatException>(() => RankedPieces.ReadGpt2(new MemoryStream(Encoding.ASCII.GetBytes(text)))).Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("", "does not begin with its capacity")]
    [InlineData("YQ==\n", "does not begin with its capacity")]
    [InlineData("Capacity: 1\nYQ==\n", "No id stands for the byte 0x00")]
    public void Refuses_what_is_no_vocabulary(string text, string named) =>
        Should.Throw<TokenizerFormatException>(() => RankedPieces.ReadGpt2(new MemoryStream(Encoding.ASCII.GetBytes(text)))).Message.ShouldContain(named);

    /// <summary>The 256 bytes in their own order, and then these.</summary>
    private static MemoryStream File(params string[] pieces)
    {
        var all = Enumerable.Range(0, 256).Select(value => new[] { (byte)value }).Concat(pieces.Select(Encoding.ASCII.GetBytes));
        return new(Encoding.ASCII.GetBytes("Capacity: 300\n" + string.Concat(all.Select(piece => $"{Convert.ToBase64String(piece)}\n"))));
    }
}
