using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class DocumentSplitterTests
{
    [Fact]
    public void A_short_text_stays_whole() => DocumentSplitter.Split("one\ntwo\n", 8).ShouldBe(["one\ntwo\n"]);

    [Fact]
    public void Pieces_end_at_line_ends() => DocumentSplitter.Split("aaa\nbbb\nccc\n", 9).ShouldBe(["aaa\n", "bbb\nccc\n"]);

    [Fact]
    public void A_line_longer_than_the_limit_is_cut_in_even_pieces() => DocumentSplitter.Split("abcdefghij", 4).ShouldBe(["abcd", "efg", "hij"]);

    [Fact]
    public void A_surrogate_pair_is_not_cut() => DocumentSplitter.Split("abc😀def", 4).ShouldBe(["abc", "😀d", "ef"]);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Nothing_is_lost_and_no_piece_is_too_long(int limit)
    {
        var random = new Random(5);
        var text = string.Concat(Enumerable.Range(0, 2000).Select(_ => random.Next(9) switch { 0 => "\n", 1 => "😀", _ => "x" }));
        var pieces = DocumentSplitter.Split(text, limit).ToList();
        string.Concat(pieces).ShouldBe(text);
        pieces.ShouldAllBe(p => p.Length > 0 && p.Length <= limit);
    }
}
