using System.Text;
using System.Text.Json.Nodes;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class HostileFileTests
{
    [Fact]
    public void A_folder_without_a_tokenizer_says_which_files_are_wanted()
    {
        using var folder = new TokenizerFolderFixture();

        folder.Refusal().ShouldContain("tokenizer.json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2")]
    [InlineData("\u0000\u0001")]
    [InlineData("{\"model\":{\"type\":\"\\ud800\"}}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void What_is_no_tokenizer_json_is_refused(string content)
    {
        using var folder = new TokenizerFolderFixture();

        folder.With("tokenizer.json", content).Refusal().ShouldNotBeEmpty();
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        using var folder = new TokenizerFolderFixture();

        folder.With("tokenizer.json", new string('[', 100_000)).Refusal().ShouldContain("not valid JSON");
    }

    [Fact]
    public void A_file_above_the_cap_is_not_even_parsed()
    {
        using var folder = new TokenizerFolderFixture();
        using (var file = File.Create(Path.Combine(folder.Folder, "tokenizer.json")))
            file.SetLength((64 << 20) + 1);

        folder.Refusal().ShouldContain("67108864");
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var whole = TokenizerFolderFixture.ByteLevel().ToJsonString();
        using var folder = new TokenizerFolderFixture();

        for (var length = 0; length < whole.Length; length += 97)
            folder.With("tokenizer.json", whole[..length]).Refusal().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Flipped_bytes_are_read_or_refused_but_never_crash(int seed)
    {
        var whole = Encoding.UTF8.GetBytes(TokenizerFolderFixture.ByteLevel().ToJsonString());
        var random = new Random(seed);
        using var folder = new TokenizerFolderFixture();
        var refused = 0;
        for (var round = 0; round < 200; round++)
        {
            var bytes = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path.Combine(folder.Folder, "tokenizer.json"), bytes);
            try
            {
                folder.Load().Encode("abc");
            }
            catch (TokenizerFormatException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_pair_of_GPT2_files_must_be_complete_and_belong_together()
    {
        var vocabulary = TokenizerFolderFixture.ByteLevel()["model"]!["vocab"]!.DeepClone();
        using var folder = new TokenizerFolderFixture();

        folder.With("vocab.json", vocabulary).Refusal().ShouldContain("merges.txt is missing");
        folder.With("merges.txt", "#version: 0.2\na b\nx y\n").Refusal().ShouldContain("'xy'");
        folder.With("merges.txt", "a b c\n").Refusal().ShouldContain("'a b c'");
        folder.With("merges.txt", "#version: 0.2\na b\nab c\n").Load().Encode("abc").ShouldBe([258]);
    }

    [Fact]
    public void The_piece_that_ends_a_text_is_special_in_GPT2_files()
    {
        var vocabulary = TokenizerFolderFixture.ByteLevel()["model"]!["vocab"]!.DeepClone();
        using var folder = new TokenizerFolderFixture();

        var tokenizer = folder.With("vocab.json", vocabulary).With("merges.txt", "a b\nab c\n").Load();

        tokenizer.EndOfText.ShouldBe(256);
        tokenizer.BeginningOfText.ShouldBe(256);
        tokenizer.Bytes(256).Length.ShouldBe(0);
    }

    [Fact]
    public void The_configuration_beside_it_names_the_ids_around_a_document()
    {
        var file = TokenizerFolderFixture.ByteLevel();
        file["model"]!["vocab"]!["<start>"] = 259;
        file["added_tokens"]!.AsArray().Add(new JsonObject { ["id"] = 259, ["content"] = "<start>", ["special"] = true });
        using var folder = new TokenizerFolderFixture();
        folder.With("tokenizer.json", file);

        var stated = folder.With("tokenizer_config.json", """{"bos_token":{"content":"<start>"},"eos_token":"<|endoftext|>"}""").Load();

        stated.BeginningOfText.ShouldBe(259);
        stated.EndOfText.ShouldBe(256);
        folder.With("tokenizer_config.json", """{"bos_token":[]}""").Refusal().ShouldContain("content");
    }
}
