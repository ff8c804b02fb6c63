using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class ScriptMarksTests
{
    /// <summary>0 lead byte of Arabic, 1 second byte of alef, 2 " sh", 3 a whole lam, 4 lead of Cyrillic, 5 second byte of Cyrillic, 6 end of text, 7 "лا" in one piece.</summary>
    private static readonly Pieces Vocabulary = new(
        [0xD8], [0xA7], " sh"u8.ToArray(), "ل"u8.ToArray(), [0xD0], [0xBB], [], "лا"u8.ToArray());

    [Theory]
    [InlineData(new[] { 2, 3, 2 }, new[] { false, true, false })]
    [InlineData(new[] { 0, 1, 2 }, new[] { true, true, false })]
    [InlineData(new[] { 4, 5, 2 }, new[] { false, false, false })]
    [InlineData(new[] { 4, 3 }, new[] { false, true })]
    [InlineData(new[] { 0, 2, 0, 1 }, new[] { false, false, true, true })]
    [InlineData(new[] { 0, 6, 1 }, new[] { true, false, true })]
    [InlineData(new[] { 7, 0 }, new[] { true, false })]
    public void A_character_marks_every_token_that_holds_one_of_its_bytes(int[] tokens, bool[] marks)
    {
        var found = new bool[tokens.Length];
        new ScriptMarks(Vocabulary, ScriptBlock.Arabic).Mark(tokens, found);
        found.ShouldBe(marks);
    }

    [Fact]
    public void Hebrew_is_not_Arabic()
    {
        var vocabulary = Pieces.Of("שלום", "سلام");
        var found = new bool[2];
        new ScriptMarks(vocabulary, ScriptBlock.Hebrew).Mark([0, 1], found);
        found.ShouldBe([true, false]);
    }
}
