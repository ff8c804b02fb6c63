using System.Text.Json.Nodes;

namespace Interp.Analysis.Tests.Language;

public sealed class HostileTokenizerJsonTests
{
    [Fact]
    public void The_unchanged_file_is_read()
    {
        Refused(_ => { }, refused: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("WordPiece")]
    [InlineData("Unigram")]
    public void Another_model_is_refused_by_name(string type) =>
        Refused(file => file["model"]!["type"] = type).ShouldContain(type);

    [Fact]
    public void A_missing_model_or_vocabulary_or_list_of_merges_is_named()
    {
        Refused(file => file.Remove("model")).ShouldContain("'model'");
        Refused(file => file["model"]!.AsObject().Remove("vocab")).ShouldContain("'vocab'");
        Refused(file => file["model"]!.AsObject().Remove("merges")).ShouldContain("'merges'");
        Refused(file => file["model"]!["vocab"] = new JsonArray()).ShouldContain("'vocab'");
        Refused(file => file["model"]!["merges"] = "a b").ShouldContain("'merges'");
    }

    [Fact]
    public void Merges_must_name_pieces_that_exist()
    {
        Refused(file => Merges(file).Add("ab xyz")).ShouldContain("'xyz'");
        Refused(file => Merges(file).Add("b c")).ShouldContain("'bc'");
        Refused(file => Merges(file).Add("a b")).ShouldContain("repeats");
        Refused(file => Merges(file).Add("abc")).ShouldContain("'abc'");
        Refused(file => Merges(file).Add("a b c")).ShouldContain("'a b c'");
        Refused(file => Merges(file).Add(new JsonArray("a"))).ShouldContain("neither");
        Refused(file => Merges(file).Add(7)).ShouldContain("neither");
    }

    [Fact]
    public void Merges_may_also_be_pairs()
    {
        Refused(file => file["model"]!["merges"] = new JsonArray(new JsonArray("a", "b"), new JsonArray("ab", "c")), refused: false).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_must_be_complete_and_unique()
    {
        Refused(file => Vocabulary(file)["abc"] = 999).ShouldContain("without holes");
        Refused(file => Vocabulary(file)["abc"] = 257).ShouldContain("257");
        Refused(file => Vocabulary(file)["abc"] = -1).ShouldContain("-1");
        Refused(file => Vocabulary(file)["abc"] = 258.5).ShouldContain("whole number");
        Refused(file => Vocabulary(file)["abc"] = "258").ShouldContain("whole number");
        Refused(file => file["model"]!["vocab"] = new JsonObject()).ShouldContain("without holes");
    }

    [Fact]
    public void Every_byte_needs_an_id()
    {
        Refused(file =>
        {
            Vocabulary(file).Remove("Z");
            Vocabulary(file)["ZZ"] = (int)'Z';
        }).ShouldContain("0x5A");
    }

    [Fact]
    public void A_piece_outside_the_alphabet_must_be_special()
    {
        Refused(file =>
        {
            Vocabulary(file).Remove("abc");
            Merges(file).RemoveAt(1);
            Vocabulary(file)["a b"] = 258;
        }).ShouldContain("alphabet");
    }

    [Fact]
    public void Added_tokens_must_be_special_and_agree_with_the_vocabulary()
    {
        Refused(file => file["added_tokens"]![0]!["special"] = false).ShouldContain("special");
        Refused(file => file["added_tokens"]![0]!["id"] = 3).ShouldContain("3");
        Refused(file => file["added_tokens"] = "none").ShouldContain("added_tokens");
    }

    [Theory]
    [InlineData("""{"type":"NFC"}""", "NFC")]
    [InlineData("""{"type":"Lowercase"}""", "Lowercase")]
    public void A_normalizer_is_refused_by_name(string normalizer, string named) =>
        Refused(file => file["normalizer"] = JsonNode.Parse(normalizer)).ShouldContain(named);

    [Theory]
    [InlineData("""{"type":"Whitespace"}""", "Whitespace")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Digits"},{"type":"ByteLevel"}]}""", "Digits")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true}""", "add_prefix_space")]
    [InlineData("""{"type":"ByteLevel"}""", "add_prefix_space")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"a"},"behavior":"Isolated"}""", "ByteLevel")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"a"},"behavior":"Removed"}""", "Removed")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"a"},"behavior":"Isolated","invert":true}""", "invert")]
    [InlineData("""{"type":"Split","pattern":{"Regex":"(a"},"behavior":"Isolated"}""", "ByteLevel")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"(a"},"behavior":"Isolated"},{"type":"ByteLevel","add_prefix_space":false}]}""", "(a")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"ByteLevel","add_prefix_space":false},{"type":"ByteLevel","add_prefix_space":false}]}""", "last")]
    [InlineData("""{"type":"Split"}""", "behavior")]
    [InlineData("7", "pre_tokenizer")]
    public void A_pre_tokenizer_that_is_not_known_is_refused_by_name(string preTokenizer, string named) =>
        Refused(file => file["pre_tokenizer"] = JsonNode.Parse(preTokenizer)).ShouldContain(named);

    [Theory]
    [InlineData("dropout", "0.1")]
    [InlineData("ignore_merges", "true")]
    [InlineData("byte_fallback", "true")]
    [InlineData("byte_fallback", "7")]
    [InlineData("end_of_word_suffix", "\"</w>\"")]
    [InlineData("continuing_subword_prefix", "\"##\"")]
    public void An_option_that_would_change_the_ids_is_refused_by_name(string option, string value) =>
        Refused(file => file["model"]![option] = JsonNode.Parse(value)).ShouldContain(option);

    [Fact]
    public void A_pattern_that_is_plain_text_is_taken_literally()
    {
        using var folder = new TokenizerFolderFixture();
        var file = TokenizerFolderFixture.ByteLevel();
        file["pre_tokenizer"] = JsonNode.Parse("""{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"String":"b."},"behavior":"Isolated"},{"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]}""");
        var tokenizer = folder.With("tokenizer.json", file).Load();

        tokenizer.Encode("abc").ShouldBe([258]);
        tokenizer.Encode("ab.").ShouldBe(['a', 'b', '.']);
    }

    private static JsonArray Merges(JsonObject file) => file["model"]!["merges"]!.AsArray();

    private static JsonObject Vocabulary(JsonObject file) => file["model"]!["vocab"]!.AsObject();

    private static string Refused(Action<JsonObject> change, bool refused = true)
    {
        var file = TokenizerFolderFixture.ByteLevel();
        change(file);
        using var folder = new TokenizerFolderFixture();
        folder.With("tokenizer.json", file);
        if (refused)
            return folder.Refusal();
        folder.Load().Encode("abc").ShouldBe([258]);
        return string.Empty;
    }
}
