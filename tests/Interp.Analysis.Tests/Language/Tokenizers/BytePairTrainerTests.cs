using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class BytePairTrainerTests
{
    [Fact]
    public void Learns_the_most_frequent_pairs_first()
    {
        // "aab" three times and "ab" twice: (a,b) occurs 5 times, then (a,ab) 3 times, then nothing is left twice.
        var tokenizer = BytePairTrainer.Train(["aab\naab\naab\nab\nab\n"], 300, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);

        tokenizer.VocabularySize.ShouldBe(259);
        tokenizer.Bytes(257).ToArray().ShouldBe("ab"u8.ToArray());
        tokenizer.Bytes(258).ToArray().ShouldBe("aab"u8.ToArray());
        tokenizer.EndOfText.ShouldBe(256);
        tokenizer.Encode("aab b").ShouldBe([258, ' ', 'b']);
    }

    [Fact]
    public void Breaks_ties_by_the_order_of_bytes()
    {
        var tokenizer = BytePairTrainer.Train(["zy\nzy\nba\nba\nbz\nbz\n"], 260, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);

        tokenizer.Bytes(257).ToArray().ShouldBe("ba"u8.ToArray());
        tokenizer.Bytes(258).ToArray().ShouldBe("bz"u8.ToArray());
        tokenizer.Bytes(259).ToArray().ShouldBe("zy"u8.ToArray());
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_the_texts()
    {
        string[] texts = ["the cat sat on the mat\n", "a cat and a bat\n", "that hat, this mat\n"];

        var one = BytePairTrainer.Train(texts, 290, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);
        var other = BytePairTrainer.Train(texts.Reverse(), 290, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);

        other.Fingerprint.ShouldBe(one.Fingerprint);
    }

    [Fact]
    public void Survives_being_written_and_read()
    {
        var trained = BytePairTrainer.Train(["the cat sat on the mat\n  the \"cat\" é é é \n"], 280, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);
        var path = Path.Combine(Directory.CreateTempSubdirectory("interp-tokenizer").FullName, "tokenizer.json");
        TokenizerJson.Write(trained, path);

        var read = TokenizerJson.Read(path);

        read.Fingerprint.ShouldBe(trained.Fingerprint);
        read.EndOfText.ShouldBe(256);
        read.Encode("the cat é \u05D0").ShouldBe(trained.Encode("the cat é \u05D0"));
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 400)]
    [InlineData(3, 2000)]
    public void Learns_what_counting_everything_again_learns(int seed, int vocabularySize)
    {
        var text = RandomText.Words(new Random(seed), 400) + " \u05E9\u05DC\u05D5\u05DD \u05E9\u05DC\u05D5\u05DD aaaaaaaa aaaaa";

        var tokenizer = BytePairTrainer.Train([text], vocabularySize, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);

        var learned = tokenizer.Vocabulary.Pieces.Skip(257).Select(Encoding.Latin1.GetString);
        learned.ShouldBe(NaiveTrainer.Pieces(text, vocabularySize));
    }

    [Fact]
    public void Can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => BytePairTrainer.Train(["a"], 300, WordSplit.Capped, cancellationToken: cancelled.Token));
    }

    [Fact]
    public void Refuses_a_vocabulary_that_cannot_hold_the_bytes()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => BytePairTrainer.Train(["a"], 256, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken));
    }
}
