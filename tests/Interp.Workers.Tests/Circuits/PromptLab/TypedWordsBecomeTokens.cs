using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Workers.Circuits;
using Interp.Workers.Platform;

namespace Interp.Workers.Tests.Circuits;

public sealed class TypedWordsBecomeTokens
{
    private static readonly string[] Pieces = ["<unk>", " Mary", "M", "ary", " Ann", "Ann"];

    [Fact]
    public void A_word_of_two_tokens_is_refused_and_a_forgotten_space_is_named_as_the_cure()
    {
        using var model = Model();
        var text = new LabText(model, mark: false);
        text.Token("answer", " Mary").ShouldBe(1);
        var refused = Should.Throw<RefusedException>(() => text.Token("answer", "Mary"));
        (refused.Field, refused.Message).ShouldBe(("answer", "“Mary” is 2 tokens of this model: “M” + “ary”. With a space before it, “ Mary”, it is one."));
        Should.Throw<RefusedException>(() => text.Token("wrong", "MM")).Message.ShouldContain("Name a word that is one token");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void A_word_that_is_one_token_either_way_is_questioned_where_the_other_spelling_is_likelier(float spaced, bool hinted)
    {
        using var model = Model();
        var hint = new LabText(model, mark: false).LikelierSpelling("Ann", new NextTokens([0, 0, 0, 0, spaced, 0]));
        (hint is not null).ShouldBe(hinted);
        new LabText(model, mark: false).LikelierSpelling(" Ann", new NextTokens([0, 0, 0, 0, -1, 9])).ShouldBeNull();
    }

    [Fact]
    public void A_character_that_the_vocabulary_lacks_is_refused()
    {
        using var model = Model();
        Should.Throw<RefusedException>(() => new LabText(model, mark: false).Prompt("clean", "Ann ☃")).Message.ShouldContain("vocabulary does not have");
    }

    private static LoadedModel Model()
    {
        var config = DecoderConfig.OneLayerRelu(Pieces.Length) with { d_model = 4, n_heads = 1, n_kv_heads = 1, d_head = 4, d_mlp = 4, n_ctx = 8 };
        return new(new Decoder(config, DecoderInitialisation.Random(config, 1)), new LongestPiece());
    }

    /// <summary>Takes the longest piece that fits; what fits none is unknown.</summary>
    private sealed class LongestPiece : ITokenizer
    {
        public int VocabularySize => Pieces.Length;

        public int EndOfText => -1;

        public IReadOnlyDictionary<int, string> SpecialTokens { get; } = new Dictionary<int, string> { [0] = "<unk>" };

        public string Fingerprint => "pieces";

        public int[] Encode(string text)
        {
            var ids = new List<int>();
            for (var at = 0; at < text.Length; at += ids[^1] == 0 ? 1 : Pieces[ids[^1]].Length)
                ids.Add(Math.Max(0, Array.FindIndex(Pieces, p => text.AsSpan(at).StartsWith(p, StringComparison.Ordinal))));
            return [.. ids];
        }

        public ReadOnlySpan<byte> Bytes(int id) => System.Text.Encoding.UTF8.GetBytes(Pieces[id]);

        public string Decode(ReadOnlySpan<int> ids) => string.Concat(ids.ToArray().Select(id => Pieces[id]));
    }
}
