using System.Text.Json.Nodes;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class PieceTokenizerTests
{
    private const string Characters = """["<unk>","<s>","</s>"," ","a","b"]""";

    private const string Scored = """[["<unk>",0],["\n<s>\n",0],["\n</s>\n",0],[" ",-9],["a",-8],["b",-7],["ab",-2],["ba",-1],[" a",-3],["bab",-4]]""";

    [Fact]
    public void The_highest_score_goes_first()
    {
        var tokenizer = Tokens(Scored);

        // " abab": ba (-1) goes before ab (-2); then " a" (-3); "bab" (-4) would need "ba" and "b" side by side, which stand here.
        tokenizer.Encode("abab").ShouldBe([8, 9]);
        tokenizer.Encode("ab").ShouldBe([3, 6]);
        tokenizer.EndOfText.ShouldBe(2);
        tokenizer.BeginningOfText.ShouldBe(1);
    }

    [Fact]
    public void Text_that_goes_on_from_other_text_gets_no_space_before_it()
    {
        var tokenizer = Tokens(Scored).ShouldBeOfType<PieceTokenizer>();

        // "abab": ba (-1) goes first, which leaves a and b on their own; "a ab": ab (-2) goes before " a" (-3).
        tokenizer.EncodeContinuation("abab").ShouldBe([4, 9]);
        tokenizer.EncodeContinuation("ab").ShouldBe([6]);
        tokenizer.EncodeContinuation(" ab").ShouldBe(tokenizer.Encode("ab"));
        tokenizer.EncodeContinuation(string.Empty).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scores_merge_as_looking_up_every_joined_pair_does(int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 40).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => " ab"[random.Next(3)])]));
        var pieces = new[] { "<unk>", " ", "a", "b" }.Concat(words).Distinct(StringComparer.Ordinal).Select((text, id) => (text, score: -random.Next(12))).ToArray();
        var tokenizer = Tokens(new JsonArray([.. pieces.Select(piece => new JsonArray(piece.text, piece.score))]).ToJsonString());

        for (var round = 0; round < 50; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => " ab"[random.Next(3)])]);
            tokenizer.Encode(text).ShouldBe(JoinByScore(pieces, " " + text));
        }
    }

    [Fact]
    public void A_run_of_unknown_characters_is_one_unknown_id_without_text()
    {
        var tokenizer = Tokens(Characters);

        tokenizer.Encode("a\n\U0001F600b").ShouldBe([3, 4, 0, 5]);
        tokenizer.Decode([3, 4, 0, 5]).ShouldBe("ab");
        TokenDisplay.Show(tokenizer, 0).ShouldBe("<unk>");
    }

    [Fact]
    public void Only_the_space_that_encoding_added_is_taken_away_again()
    {
        var tokenizer = Tokens(Characters);

        tokenizer.Decode(tokenizer.Encode("  a ")).ShouldBe("  a ");
        tokenizer.Decode(tokenizer.Encode("a")).ShouldBe("a");
        tokenizer.Encode(string.Empty).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "list")]
    [InlineData("[]", "list")]
    [InlineData("[7]", "Entry 0")]
    [InlineData("""["<unk>",""]""", "Entry 1")]
    [InlineData("""[["<unk>",0],["a"]]""", "Entry 1")]
    [InlineData("""[["<unk>",0],["a","b"]]""", "Entry 1")]
    [InlineData("""[["<unk>",0],["a",1e999]]""", "Entry 1")]
    [InlineData("""["<unk>","a","a"]""", "Pieces 1 and 2")]
    [InlineData("""["a","b"]""", "<unk>")]
    [InlineData("""["<unk>","<unk>"]""", "<unk>")]
    [InlineData("""["<unk>","\ud800"]""", "Unicode")]
    public void A_malformed_list_of_pieces_is_refused(string content, string named)
    {
        using var folder = new TokenizerFolderFixture();

        folder.With("tokens.json", content).Refusal().ShouldContain(named);
    }

    [Fact]
    public void A_tokenizer_json_with_underlines_for_spaces_is_read()
    {
        using var folder = new TokenizerFolderFixture();

        var tokenizer = folder.With("tokenizer.json", Underlined()).Load();

        // "▁a" is a merge; "c" has no piece and no bytes.
        tokenizer.Encode("a a").ShouldBe([4, 4]);
        tokenizer.Encode("acca").ShouldBe([4, 0, 2]);
        tokenizer.Decode([4, 4]).ShouldBe("a a");
    }

    [Fact]
    public void Other_normalizers_and_missing_unknowns_are_refused()
    {
        using var folder = new TokenizerFolderFixture();
        var file = Underlined();
        file["normalizer"]!["normalizers"]!.AsArray().Add(new JsonObject { ["type"] = "Lowercase" });
        folder.With("tokenizer.json", file).Refusal().ShouldContain("Lowercase");
        file["normalizer"] = new JsonObject { ["type"] = "Precompiled" };
        folder.With("tokenizer.json", file).Refusal().ShouldContain("Precompiled");
        file.Remove("normalizer");
        folder.With("tokenizer.json", file).Refusal().ShouldContain("normalizer");

        var strict = Underlined();
        strict["model"]!.AsObject().Remove("unk_token");
        folder.With("tokenizer.json", strict).Refusal().ShouldContain("<unk>");
    }

    private static JsonObject Underlined() => JsonNode.Parse("""
        {"normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]},
         "added_tokens":[{"id":0,"content":"<unk>","special":true},{"id":1,"content":"</s>","special":true}],
         "model":{"type":"BPE","unk_token":"<unk>","byte_fallback":true,"vocab":{"<unk>":0,"</s>":1,"a":2,"▁":3,"▁a":4},"merges":["▁ a"]}}
        """)!.AsObject();

    private static ITokenizer Tokens(string content)
    {
        using var folder = new TokenizerFolderFixture();
        return folder.With("tokens.json", content).Load();
    }

    private static List<int> JoinByScore((string Text, int Score)[] pieces, string text)
    {
        var sequence = text.Select(unit => Find(unit.ToString())).ToList();
        while (true)
        {
            var candidates = Enumerable.Range(0, Math.Max(0, sequence.Count - 1))
                .Select(i => (Position: i, Piece: Find(pieces[sequence[i]].Text + pieces[sequence[i + 1]].Text)))
                .Where(candidate => candidate.Piece >= 0)
                .ToList();
            if (candidates.Count == 0)
                return sequence;
            var best = candidates.MaxBy(candidate => (pieces[candidate.Piece].Score, -candidate.Position));
            sequence[best.Position] = best.Piece;
            sequence.RemoveAt(best.Position + 1);
        }

        int Find(string piece) => Array.FindIndex(pieces, known => string.Equals(known.Text, piece, StringComparison.Ordinal));
    }
}
