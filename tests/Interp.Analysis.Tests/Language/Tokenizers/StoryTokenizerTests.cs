using System.Text.Json;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class StoryTokenizerTests
{
    [Fact]
    public void Stories260K_joins_the_pieces_of_highest_score_after_a_leading_space()
    {
        var tokenizer = Load("stories260K");

        tokenizer.VocabularySize.ShouldBe(512);
        tokenizer.BeginningOfText.ShouldBe(1);
        tokenizer.EndOfText.ShouldBe(2);
        tokenizer.Encode("Once upon").ShouldBe([403, 407]);
        tokenizer.Encode(string.Empty).ShouldBeEmpty();
    }

    [Fact]
    public void Stories260K_spells_what_it_has_no_piece_for_in_bytes()
    {
        var tokenizer = Load("stories260K");

        // Byte pieces start at id 3: a newline is 3 + 0x0A; 410 is the leading space.
        tokenizer.Encode("\n").ShouldBe([410, 13]);
        tokenizer.Encode("\u05D0").ShouldBe([410, 3 + 0xD7, 3 + 0x90]);
    }

    [Fact]
    public void Stories260K_gives_back_any_text()
    {
        var tokenizer = Load("stories260K");
        const string text = "  Lily's caf\u00E9:\t\"Yes\"\n\n\U0001F600 <s> <0x0A> \u4E2D";

        tokenizer.Decode(tokenizer.Encode(text)).ShouldBe(text);
    }

    [Fact]
    public void Babyllama_is_one_id_per_character_and_a_run_of_unknown_ones_is_one_id()
    {
        var tokenizer = Load("babyllama105");

        tokenizer.VocabularySize.ShouldBe(105);
        tokenizer.Encode("eat").ShouldBe([3, 4, 5, 6]);
        tokenizer.Encode("e\n\ne").ShouldBe([3, 4, 0, 4]);
        tokenizer.Decode([3, 4, 5, 6]).ShouldBe("eat");
    }

    [Fact]
    public void Tinystories656k_merges_across_words_and_knows_its_document_ids()
    {
        var tokenizer = Load("tinystories656k");

        tokenizer.VocabularySize.ShouldBe(2048);
        tokenizer.BeginningOfText.ShouldBe(1);
        tokenizer.EndOfText.ShouldBe(2);
        tokenizer.Decode(tokenizer.Encode("She wanted to play.")).ShouldBe("She wanted to play.");
        tokenizer.Encode("She wanted to play.").Select(id => TokenDisplay.Show(tokenizer, id)).ShouldContain("wanted to ", StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("stories260K")]
    [InlineData("tinystories656k")]
    public void Gives_back_whole_stories(string model)
    {
        var tokenizer = Load(model);
        var stories = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(TestAssets.Folder, "data", "text", "tinystories_1000.json")))!.Take(250);

        var known = stories.Select(story => (Text: story, Ids: tokenizer.Encode(story))).Where(story => !story.Ids.Contains(0)).ToList();

        known.Count.ShouldBeGreaterThan(150);
        foreach (var (text, ids) in known)
            tokenizer.Decode(ids).ShouldBe(text);
    }

    private static ITokenizer Load(string model)
    {
        var folder = Path.Combine(TestAssets.Folder, "models", model);
        if (!Directory.Exists(folder))
            Assert.Skip($"The assets of INTERP_ASSETS (default ../shared) are absent: no {model}.");
        return TokenizerFolder.Load(folder);
    }
}
