using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>Two libraries that others use, given the same tokenizer.json, give the same ids. What they do otherwise is said, each with its test.</summary>
public sealed class RefereeTests(Referees referees) : IClassFixture<Referees>
{
    private static readonly string[] Words =
    [
        "the", "Reading", "don't", "naïve", "Überraschung", "Ελληνικά", "русский", "Հայերեն", "שלום", "العربية", "हिन्दी", "বাংলা", "தமிழ்", "ไทย", "ქართული", "አማርኛ",
        "中文字", "にほんご", "カタカナ", "한국어", "ᏣᎳᎩ", "𝐀𝐁", "𐌰𐌱", "👩‍🔬", "👍🏽", "1234567", "3.14159", "½", "٣", "----", "()=>{", "\n", "\r\n\t", "  ", "\u00A0", "\u3000",
    ];

    private static readonly Arbitrary<string> ManyScripts = Gen.Elements(Words).SelectMany(_ => Gen.Elements("", " ", " ", "\n"), (word, between) => word + between)
        .ArrayOf().Select(string.Concat).ToArbitrary();

    public static TheoryData<string> Vocabularies => [.. Referees.Names];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Any_text_has_the_ids_of_Microsoft_ML_Tokenizers(string vocabulary)
    {
        var (ours, other) = (referees.Ours(vocabulary), referees.Microsoft(vocabulary));
        RandomText.Check(text => Same(ours, Known(Basic(text)), other));
        Check(text => Same(ours, Basic(text), other));
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Any_text_has_the_ids_of_the_Rust_library(string vocabulary)
    {
        var (ours, other) = (referees.Ours(vocabulary), referees.Rust(vocabulary));
        RandomText.Check(text => Same(ours, Known(text), other));
        Check(text => Same(ours, text, other));
    }

    [Fact]
    public void A_lone_surrogate_is_the_replacement_character_here_and_something_else_elsewhere()
    {
        const string text = "a\uD800b";
        var ours = referees.Ours("gpt2");

        ours.Encode(text).ShouldBe(ours.Encode("a\uFFFDb"));
        referees.Microsoft("gpt2")(text).ShouldNotBe(ours.Encode(text));
        Should.Throw<Exception>(() => referees.Rust("gpt2")(text));
    }

    [Fact]
    public void A_letter_outside_the_basic_plane_is_a_letter_here_and_in_the_Rust_library_and_a_sign_to_regular_expressions_of_NET()
    {
        // Two words, the letter and 's; or else the letter with the apostrophe, and s.
        const string text = "𝐀's";
        var ours = referees.Ours("gpt2").Encode(text);

        ours[^1].ShouldBe(referees.Ours("gpt2").Encode("'s").Single());
        referees.Rust("gpt2")(text).ShouldBe(ours);
        referees.Microsoft("gpt2")(text).ShouldNotBe(ours);
    }

    [Fact]
    public void The_name_of_a_special_token_is_text_here_and_the_token_in_the_Rust_library()
    {
        const string text = "<|endoftext|>";
        var ours = referees.Ours("gpt2");

        ours.Encode(text).Length.ShouldBeGreaterThan(1);
        referees.Rust("gpt2")(text).ShouldBe([ours.EndOfText]);
    }

    private static bool Same(BytePairTokenizer ours, string text, Func<string, int[]> other) => ours.Encode(text).AsSpan().SequenceEqual(other(text));

    /// <summary>The text without what is known to be treated otherwise: lone surrogates and names of special tokens.</summary>
    private static string Known(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("<|endoftext|>", "<|end|>", StringComparison.Ordinal);

    private static string Basic(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.IsBmp));

    private static void Check(Func<string, bool> property) =>
        Prop.ForAll(ManyScripts, property).Check(Config.QuickThrowOnFailure.WithReplay(20231004, 5).WithMaxTest(300).WithEndSize(120).WithQuietOnSuccess(true));
}
