using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PromptEncoderTests
{
    // " Mary" and " John" are whole, every other word falls to bytes: what is one token is known without training.
    private static readonly BytePairTokenizer Tokenizer = Known(" Mary", " John", " to");

    [Fact]
    public void Roles_are_found_from_characters_whatever_precedes_them()
    {
        var pair = new PromptPair("é Mary to", "é John to", " Mary", " John") { Roles = Roles(("IO", 2)) };

        // é is two bytes, so the name's space, which belongs to it, is the third token.
        new PromptEncoder(Tokenizer, 10).Encode(pair).Position("IO").ShouldBe(2);
    }

    [Fact]
    public void A_beginning_moves_every_role_by_one()
    {
        var pair = new PromptPair("x Mary to", "x John to", " Mary", " John") { Roles = Roles(("IO", 2)) };

        var with = new PromptEncoder(Tokenizer, 10, withBeginning: true).Encode(pair);

        with.Clean[0].ShouldBe(Tokenizer.BeginningOfText);
        with.Corrupted[0].ShouldBe(Tokenizer.BeginningOfText);
        with.Position("IO").ShouldBe(2);
        with.Position("END").ShouldBe(3);
        new PromptEncoder(Tokenizer, 10).Encode(pair).Position("IO").ShouldBe(1);
    }

    [Fact]
    public void Twins_of_two_lengths_are_refused_with_the_place_where_they_part()
    {
        var error = Should.Throw<PromptException>(() => new PromptEncoder(Tokenizer, 20).Batch([new("x Mary to", "x Bo to", " Mary", " John")]));

        error.Message.ShouldContain("Pair 1: The prompt has 3 tokens and its corrupted twin 5");
        error.Message.ShouldContain("part at token 2: \" Mary\" against \" \" \"B\" \"o\"");
    }

    [Fact]
    public void A_twin_that_only_goes_on_longer_is_refused_too() =>
        Refused("x Mary", "x Mary John").ShouldContain("part at token 3: nothing against \" John\"");

    [Theory]
    [InlineData("", "x", "The prompt is empty")]
    [InlineData("x", "  ", "The corrupted prompt is empty")]
    [InlineData("abcdefg", "x", "has 7 tokens, and the model reads 6")]
    public void What_a_model_cannot_read_is_refused(string clean, string corrupted, string reason) => Refused(clean, corrupted).ShouldContain(reason);

    [Fact]
    public void Answers_of_more_than_one_token_are_refused_with_their_tokens()
    {
        var error = Should.Throw<PromptException>(() => new PromptEncoder(Tokenizer, 9).Encode(new("x", "y", "Bo", " John")));

        error.Message.ShouldContain("answer \"Bo\" is 2 tokens (\"B\" \"o\")");
        error.Message.ShouldContain("mind its leading space");
        Should.Throw<PromptException>(() => new PromptEncoder(Tokenizer, 9).Encode(new("x", "y", " John", ""))).Message.ShouldContain("wrong answer is empty");
    }

    [Fact]
    public void Roles_where_there_is_no_word_are_refused()
    {
        var encoder = new PromptEncoder(Tokenizer, 9);

        Should.Throw<PromptException>(() => encoder.Encode(new("xy", "xz", " Mary", " John") { Roles = Roles(("S2", 2)) })).Message.ShouldContain("role S2 stands at character 2");
        Should.Throw<PromptException>(() => encoder.Encode(new("xy", "xz", " Mary", " John") { Roles = Roles(("END", 0)) })).Message.ShouldContain("END is the last token");
        Should.Throw<PromptException>(() => encoder.Batch([])).Message.ShouldContain("at least one pair");
    }

    private static string Refused(string clean, string corrupted) =>
        Should.Throw<PromptException>(() => new PromptEncoder(Tokenizer, 6).Encode(new(clean, corrupted, " Mary", " John"))).Message;

    private static Dictionary<string, int> Roles(params (string Role, int At)[] roles) => roles.ToDictionary(r => r.Role, r => r.At, StringComparer.Ordinal);

    private static BytePairTokenizer Known(params string[] words) => BytePairTrainer.Train(words.SelectMany(w => Enumerable.Repeat(w, 5)), 300, WordSplit.Gpt2);
}
