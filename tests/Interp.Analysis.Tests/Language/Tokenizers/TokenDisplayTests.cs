using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class TokenDisplayTests
{
    [Fact]
    public void Shows_whitespace_controls_and_broken_characters_by_visible_signs()
    {
        TokenDisplay.Show(" the\n\t"u8).ShouldBe(" the\u23CE\u21E5");
        TokenDisplay.Show([0xE2, 0x80]).ShouldBe(@"\xE2\x80");
        TokenDisplay.Show([0xA9, (byte)'a']).ShouldBe(@"\xA9a");
        TokenDisplay.Show("\0\u007F\r"u8).ShouldBe(@"\x00\x7F\x0D");
        TokenDisplay.Show("a\u202Eb\u2028\uFEFF\u0085"u8).ShouldBe(@"a\u202Eb\u2028\uFEFF\u0085");
        TokenDisplay.Show("\u0645\u06CC\u200C\u0631"u8).ShouldBe("\u0645\u06CC\u200C\u0631");
        TokenDisplay.Show("\u05D0\U0001F600"u8).ShouldBe("\u05D0\U0001F600");
    }

    [Fact]
    public void Shows_special_tokens_by_name()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of("a b"), WordSplit.Capped);

        TokenDisplay.Show(tokenizer, 256).ShouldBe("<|endoftext|>");
        TokenDisplay.Show(tokenizer, 257).ShouldBe("ab");
    }
}
