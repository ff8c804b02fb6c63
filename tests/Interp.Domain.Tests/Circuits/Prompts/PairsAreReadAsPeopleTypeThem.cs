using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Circuits;

public sealed class PairsAreReadAsPeopleTypeThem
{
    private const string Line = "When Mary and John went home, John gave a drink to | When Ann and Tom went home, Sue gave a drink to | Mary | John | IO=Mary, S1=John, S2=John#2";

    [Fact]
    public void A_line_has_prompts_answers_and_roles()
    {
        var pair = PromptLines.Read($"\n  {Line}\r\n\n").ShouldHaveSingleItem();
        pair.Clean.ShouldBe("When Mary and John went home, John gave a drink to");
        pair.Corrupted.ShouldStartWith("When Ann");
        (pair.Answer, pair.Wrong).ShouldBe((" Mary", " John"), "a word inside a sentence begins with its space");
        pair.Roles!.OrderBy(r => r.Value).Select(r => (r.Key, pair.Clean[r.Value..][..4])).ShouldBe([("IO", "Mary"), ("S1", "John"), ("S2", "John")]);
        pair.Roles!["S2"].ShouldBe(pair.Clean.LastIndexOf("John", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_keep_an_answer_as_it_is() => PromptLines.Read("a | b | \"x\" | \" y\"")[0].ShouldBe(new PromptText("a", "b", "x", " y"), "no space is put before what is quoted");

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        var pairs = PromptLines.Read($"{Line}\none two | three four | \"x\" | y");
        var again = PromptLines.Read(PromptLines.Write(pairs));
        again.Select(p => (p.Clean, p.Corrupted, p.Answer, p.Wrong)).ShouldBe(pairs.Select(p => (p.Clean, p.Corrupted, p.Answer, p.Wrong)));
        again[0].Roles.ShouldBe(pairs[0].Roles, ignoreOrder: true);
    }

    [Theory]
    [InlineData("only this", "Line 1 has 1 parts")]
    [InlineData("a | b | c | d\na | b | c | d | e | f", "Line 2 has 6 parts")]
    [InlineData("a b | c d | x | y | S2", "“S2” is no role")]
    [InlineData("a b | c d | x | y | S2=q", "no “q”")]
    [InlineData("a b | c d | x | y | S2=b#2", "no “b” number 2")]
    [InlineData("a b | c d | x | y | S2=a, S2=b", "role S2 twice")]
    public void A_line_that_cannot_be_read_is_named_with_the_reason(string lines, string reason) =>
        Should.Throw<InvalidParametersException>(() => PromptLines.Read(lines)).Problems.ShouldContain(p => p.Field == "lines" && p.Message.Contains(reason, StringComparison.Ordinal));
}
