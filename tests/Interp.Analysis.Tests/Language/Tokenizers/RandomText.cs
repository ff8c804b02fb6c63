using FsCheck;
using FsCheck.Fluent;

namespace Interp.Analysis.Tests.Language;

/// <summary>Text of every kind that a tokenizer has to survive.</summary>
internal static class RandomText
{
    private static readonly string[] Special =
        ["\n", "\r\n", "\t", "  ", "\0", "\u0085", "\u00A0", "\u2028", "\u3000", "\u200D", "\u202E", "\uFEFF", "\uFFFD", "'s", "'ll", "<|endoftext|>", "\U0001F469\u200D\U0001F52C", "a\u0301", "\u05E9\u05DC\u05D5\u05DD", "\u4E2D\u6587"];

    /// <summary>Pieces of ASCII, any UTF-16 unit (so also lone surrogates), any scalar value, and known trouble, joined.</summary>
    public static Arbitrary<string> Any { get; } = Gen.OneOf(
            Gen.Choose(' ', '~').Select(unit => ((char)unit).ToString()),
            Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()),
            Gen.OneOf(Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF)).Select(char.ConvertFromUtf32),
            Gen.Elements(Special))
        .ArrayOf()
        .Select(string.Concat)
        .ToArbitrary();

    /// <summary>Words over a few letters, so that pairs repeat.</summary>
    public static string Words(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => "aabcde"[random.Next(6)])]) + " \n"[random.Next(8) / 7]));

    /// <summary>Runs a property on many texts, always the same ones.</summary>
    public static void Check(Func<string, bool> property) =>
        Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithReplay(20231004, 3).WithMaxTest(400).WithEndSize(80).WithQuietOnSuccess(true));
}
