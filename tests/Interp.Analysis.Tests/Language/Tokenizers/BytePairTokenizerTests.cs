using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class BytePairTokenizerTests
{
    [Fact]
    public void Merges_in_the_order_learned_and_never_across_words()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of("h e", "l l", "he ll", "o w"), WordSplit.Capped);

        // "ow" would merge, but the words are "hello" and " world".
        tokenizer.Encode("hello world").ShouldBe([259, 'o', ' ', 'w', 'o', 'r', 'l', 'd']);
        tokenizer.Encode("cow").ShouldBe(['c', 260]);
    }

    [Fact]
    public void A_lone_surrogate_is_encoded_as_the_replacement_character()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of(), WordSplit.Capped);

        tokenizer.Encode("a\ud800b").ShouldBe(['a', 0xEF, 0xBF, 0xBD, 'b']);
        tokenizer.Encode("\udc00\ud800").ShouldBe([0xEF, 0xBF, 0xBD, 0xEF, 0xBF, 0xBD]);
    }

    [Fact]
    public void Special_ids_have_no_text_and_are_never_made_from_it()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of(), WordSplit.Capped);

        tokenizer.Bytes(256).Length.ShouldBe(0);
        tokenizer.Decode(['a', 256, 'b']).ShouldBe("ab");
        tokenizer.Encode("<|endoftext|>").ShouldNotContain(256);
    }

    [Fact]
    public void Bytes_that_are_no_character_decode_to_the_replacement_character()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of(), WordSplit.Capped);

        tokenizer.Decode(['a', 0xE2, 'b']).ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void An_id_outside_the_vocabulary_is_refused()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of(), WordSplit.Capped);

        Should.Throw<ArgumentOutOfRangeException>(() => tokenizer.Decode([257])).Message.ShouldContain("257");
        Should.Throw<ArgumentOutOfRangeException>(() => tokenizer.Bytes(-1).ToArray()).Message.ShouldContain("-1");
    }

    [Fact]
    public void Threads_that_share_a_tokenizer_get_the_ids_that_one_gets()
    {
        var texts = Enumerable.Range(0, 64).Select(seed => RandomText.Words(new Random(seed), 400)).ToArray();
        var trained = BytePairTrainer.Train([RandomText.Words(new Random(7), 2000)], 320, WordSplit.Capped, cancellationToken: TestContext.Current.CancellationToken);
        var alone = texts.Select(text => new BytePairTokenizer(trained.Vocabulary, trained.Split).Encode(text)).ToArray();
        var shared = new BytePairTokenizer(trained.Vocabulary, trained.Split);

        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(shared.Encode).ToArray();

        for (var i = 0; i < texts.Length; i++)
            together[i].ShouldBe(alone[i]);
    }

    [Fact]
    public void The_fingerprint_tells_vocabularies_merges_and_splits_apart()
    {
        var fingerprints = new[]
        {
            new BytePairTokenizer(TinyVocabulary.Of("a b", "b c"), WordSplit.Capped).Fingerprint,
            new BytePairTokenizer(TinyVocabulary.Of("b c", "a b"), WordSplit.Capped).Fingerprint,
            new BytePairTokenizer(TinyVocabulary.Of("a b"), WordSplit.Capped).Fingerprint,
            new BytePairTokenizer(TinyVocabulary.Of("a b", "b c"), WordSplit.Gpt2).Fingerprint,
        };

        fingerprints.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        fingerprints[0].ShouldBe(new BytePairTokenizer(TinyVocabulary.Of("a b", "b c"), WordSplit.Capped).Fingerprint);
        fingerprints[0].Length.ShouldBe(64);
    }
}
