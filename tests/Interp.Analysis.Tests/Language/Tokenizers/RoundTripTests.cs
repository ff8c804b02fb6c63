using System.Text;
using Interp.Analysis.Language;
using Interp.Cli.Commands;

namespace Interp.Analysis.Tests.Language;

public sealed class RoundTripTests
{
    [Fact]
    public void Any_text_comes_back_from_a_trained_tokenizer()
    {
        var tokenizer = BytePairTrainer.Train(
            [RandomText.Words(new Random(1), 500), "\u05E9\u05DC\u05D5\u05DD \u4E2D\u6587 \U0001F469\u200D\U0001F52C\n'll the 123 ---- \t"], 400, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);

        RandomText.Check(text => ComesBack(tokenizer, text));
    }

    [Fact]
    public void Any_text_comes_back_from_GPT2()
    {
        var tokenizer = Gpt2Vocabulary.Load();

        RandomText.Check(text => ComesBack(tokenizer, text));
    }

    [Fact]
    public void Words_cover_the_text_without_gaps_and_never_cut_a_character()
    {
        RandomText.Check(text =>
        {
            var ends = WordSplit.Capped.Ends(text);
            return (text.Length == 0 ? ends.Count == 0 : ends[^1] == text.Length)
                && ends.Zip(ends.Skip(1)).All(pair => pair.First < pair.Second)
                && ends.SkipLast(1).All(end => !char.IsSurrogatePair(text[end - 1], text[end]));
        });
    }

    // The rule for lone surrogates is the one that UTF-8 encoding has: each becomes U+FFFD.
    private static bool ComesBack(ITokenizer tokenizer, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var ids = tokenizer.Encode(text);
        var bytes = ids.SelectMany(id => tokenizer.Bytes(id).ToArray()).ToArray();
        return bytes.AsSpan().SequenceEqual(utf8) && string.Equals(tokenizer.Decode(ids), Encoding.UTF8.GetString(utf8), StringComparison.Ordinal);
    }
}
