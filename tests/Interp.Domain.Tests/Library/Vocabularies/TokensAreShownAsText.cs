using System.Text;
using Interp.Domain.Library;

namespace Interp.Domain.Tests.Library;

public sealed class TokensAreShownAsText
{
    [Theory]
    [InlineData(new byte[] { 0x20, 0x74 }, " t", " t")]
    [InlineData(new byte[] { 0x0A, 0x09 }, "\n\t", "⏎⇥")]
    [InlineData(new byte[] { 0xC3, 0xA9 }, "é", "é")]
    [InlineData(new byte[] { 0xE2, 0x80 }, "", "\\xE2\\x80")]
    [InlineData(new byte[] { 0x61, 0xFF }, "", "a\\xFF")]
    [InlineData(new byte[] { 0x00 }, "\0", "\\x00")]
    [InlineData(new byte[0], "", "")]
    [InlineData(new byte[] { 0xE2, 0x80, 0xAE }, "\u202E", "\\u202E")]
    [InlineData(new byte[] { 0xE2, 0x80, 0x8B }, "\u200B", "\\u200B")]
    [InlineData(new byte[] { 0xE2, 0x80, 0xA8 }, "\u2028", "\\u2028")]
    [InlineData(new byte[] { 0xC2, 0xA0 }, "\u00A0", "\\u00A0")]
    [InlineData(new byte[] { 0xE2, 0x80, 0x8C }, "\u200C", "\u200C")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80 }, "\U0001F600", "\U0001F600")]
    public void Bytes_become_exact_text_and_display(byte[] bytes, string text, string display)
    {
        var token = new Vocabulary([(bytes, null)]).Text(0);
        token.Text.ShouldBe(text);
        token.Display.ShouldBe(display);
    }

    [Fact]
    public void A_special_token_shows_its_name() => new Vocabulary([([], "<|endoftext|>")]).Text(0).Display.ShouldBe("<|endoftext|>");

    [Fact]
    public void An_id_outside_the_vocabulary_is_shown_as_such() => new Vocabulary([]).Text(99).Display.ShouldBe("#99");

    [Fact]
    public void Tokens_are_found_by_text_display_and_id()
    {
        var vocabulary = new Vocabulary([.. new[] { "cat", " cat", "\n" }.Select(t => (Encoding.UTF8.GetBytes(t), (string?)null))]);
        vocabulary.Find("cat").ShouldBe([0, 1]);
        vocabulary.Find(" cat").ShouldBe([1]);
        vocabulary.Find("⏎").ShouldBe([2]);
        vocabulary.Find("\n").ShouldBe([2]);
        vocabulary.Find("#1").ShouldBe([1]);
        vocabulary.Find("#-1").ShouldBeEmpty();
        vocabulary.Find("#9").ShouldBeEmpty();
    }
}
