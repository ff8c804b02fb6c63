using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class WordSplitTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Hello world", "Hello| world")]
    [InlineData("don't", "don|'|t")]
    [InlineData("x=42;", "x|=|42|;")]
    [InlineData("12345", "123|45")]
    [InlineData("if x:\n    return  1\n", "if| x|:|\n|   | return| | 1|\n")]
    [InlineData("a\n\n\n\tb", "a|\n\n\n|\t|b")]
    [InlineData("end  \n", "end|  |\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa|aaaa")]
    [InlineData("e\u0301te\u0301", "e\u0301te\u0301")]
    [InlineData("\u05E9\u05C1\u05DC \u05D0", "\u05E9\u05C1\u05DC| \u05D0")]
    [InlineData("--------------------", "----------------|----")]
    public void Ours_keeps_runs_apart_and_short(string text, string expected) => Words(WordSplit.Capped, text).ShouldBe(expected);

    [Theory]
    [InlineData("don't stop", "don|'t| stop")]
    [InlineData("a  b", "a| | b")]
    [InlineData("a \n b ", "a| \n| b| ")]
    [InlineData("x=42;", "x|=|42|;")]
    public void GPT2s_is_honoured(string text, string expected) => Words(WordSplit.Gpt2, text).ShouldBe(expected);

    [Fact]
    public void Letters_beyond_the_basic_plane_are_letters()
    {
        // Mathematical bold A and B, then a mathematical digit: a run of letters, a run of digits.
        Words(WordSplit.Gpt2, "x\U0001D400\U0001D401\U0001D7D8 \U0001F600").ShouldBe("x\U0001D400\U0001D401|\U0001D7D8| \U0001F600");
    }

    [Fact]
    public void What_a_pattern_does_not_match_stands_as_words_of_its_own()
    {
        Words(WordSplit.FromPatterns(["[0-9]"]), "ab12cd").ShouldBe("ab|1|2|cd");
    }

    [Fact]
    public void Each_pattern_cuts_the_words_of_the_one_before()
    {
        Words(WordSplit.FromPatterns(["[0-9]", "a"]), "baab1").ShouldBe("b|a|a|b|1");
    }

    [Fact]
    public void A_pattern_that_matches_nothing_at_all_leaves_the_text_whole()
    {
        Words(WordSplit.FromPatterns(["x*"]), "aab").ShouldBe("aab");
    }

    [Fact]
    public void A_pattern_that_is_no_regular_expression_is_refused()
    {
        Should.Throw<TokenizerFormatException>(() => WordSplit.FromPatterns(["(a"])).Message.ShouldContain("(a");
        Should.Throw<TokenizerFormatException>(() => WordSplit.FromPatterns([@"\p{Han}+"])).Message.ShouldContain("script");
    }

    [Fact]
    public void A_pattern_that_backtracks_for_ever_is_given_up()
    {
        var split = WordSplit.FromPatterns([@"(a|aa)+$"], TimeSpan.FromMilliseconds(50));

        Should.Throw<TokenizerFormatException>(() => split.Ends(new string('a', 60) + "b")).Message.ShouldContain("backtrack");
    }

    private static string Words(WordSplit split, string text)
    {
        var words = new List<string>();
        var start = 0;
        foreach (var end in split.Ends(text))
        {
            words.Add(text[start..end]);
            start = end;
        }

        return string.Join('|', words);
    }
}
