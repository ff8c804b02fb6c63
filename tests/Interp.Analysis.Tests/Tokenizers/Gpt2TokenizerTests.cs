using Interp.Analysis.Tokenizers;

namespace Interp.Analysis.Tests.Tokenizers;

public sealed class Gpt2TokenizerTests
{
    private static ITokenizer Gpt2()
    {
        var folder = Path.Combine(TestAssets.Folder, "models", "gpt2-tokenizer");
        if (!Directory.Exists(folder))
            Assert.Skip("The assets of INTERP_ASSETS (default ../shared) are absent: no GPT-2 tokenizer.");
        return TokenizerFolder.Load(folder);
    }

    [Fact]
    public void Gives_the_published_ids()
    {
        var gpt2 = Gpt2();

        gpt2.VocabularySize.ShouldBe(50257);
        gpt2.EndOfText.ShouldBe(50256);
        gpt2.Encode(" Mary John the").ShouldBe([5335, 1757, 262]);
        gpt2.Encode("Hello world").ShouldBe([15496, 995]);
    }

    [Fact]
    public void Leaves_the_last_space_of_a_run_to_the_next_word()
    {
        var gpt2 = Gpt2();

        // "  " before a word is one space and " the"; 220 is a space on its own.
        gpt2.Encode("  the").ShouldBe([220, 262]);
    }

    [Fact]
    public void Text_that_spells_the_end_of_text_stays_text()
    {
        var gpt2 = Gpt2();

        var ids = gpt2.Encode("<|endoftext|>");

        ids.ShouldNotContain(50256);
        gpt2.Decode(ids).ShouldBe("<|endoftext|>");
    }
}
