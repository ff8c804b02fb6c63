using Interp.Analysis.Language;
using Interp.Cli.Commands;

namespace Interp.Analysis.Tests.Language;

public sealed class Gpt2TokenizerTests
{
    // Reading it takes most of a second; it is immutable.
    private static readonly Lazy<BytePairTokenizer> Loaded = new(Gpt2Vocabulary.Load);

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

    // Ids of Hugging Face's tokenizers library for the same vocabulary.
    [Theory]
    [InlineData("I'll say we've DON'T", new[] { 40, 1183, 910, 356, 1053, 23917, 6, 51 })]
    [InlineData("  indented\n\n\tcode()  ", new[] { 220, 773, 4714, 628, 197, 8189, 3419, 220, 220 })]
    [InlineData("3.14159 \u00bd", new[] { 18, 13, 1415, 19707, 25208 })]
    [InlineData("caf\u00e9 na\u00efve", new[] { 66, 1878, 2634, 41492 })]
    [InlineData("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", new[] { 50227, 40010, 27072, 147, 251, 14360, 95, 27072, 40010, 147, 251 })]
    [InlineData("\ud835\udc00\ud835\udc01 \ud835\udfd8", new[] { 47728, 238, 222, 47728, 238, 223, 220, 47728, 253, 246 })]
    [InlineData("\ud83d\ude00\ud83d\udc4d\ud83c\udffd", new[] { 47249, 222, 41840, 235, 8582, 237, 121 })]
    [InlineData("\u4e2d\u6587\u5b57", new[] { 40792, 23877, 229, 27764, 245 })]
    [InlineData("a\u0301\u0327", new[] { 64, 136, 223, 136, 100 })]
    [InlineData("\u00a0\u3000x\u2028y", new[] { 1849, 5099, 222, 87, 447, 101, 88 })]
    [InlineData("\u0000\u0007\u007f", new[] { 188, 195, 221 })]
    [InlineData("SolidGoldMagikarp", new[] { 46933, 42202 })]
    public void Gives_the_ids_of_the_reference_library(string text, int[] ids)
    {
        Gpt2().Encode(text).ShouldBe(ids);
        Gpt2().Decode(ids).ShouldBe(text);
    }

    [Fact]
    public void Survives_being_written_as_tokenizer_json()
    {
        var gpt2 = Gpt2();
        var path = Path.Combine(Directory.CreateTempSubdirectory("interp-tokenizer").FullName, "tokenizer.json");
        TokenizerJson.Write(gpt2, path);

        TokenizerJson.Read(path).Fingerprint.ShouldBe(gpt2.Fingerprint);
    }

    [Fact]
    public void Is_the_same_as_from_the_published_pair_of_files()
    {
        var folder = Path.Combine(TestAssets.Folder, "models", "gpt2-tokenizer");
        if (!Directory.Exists(folder))
            Assert.Skip("The assets of INTERP_ASSETS (default ../shared) are absent: no vocab.json and merges.txt of GPT-2.");
        TokenizerFolder.Load(folder).Fingerprint.ShouldBe(Gpt2().Fingerprint);
    }

    private static BytePairTokenizer Gpt2() => Loaded.Value;
}
