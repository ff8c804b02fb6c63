using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A model so small that every effect can be worked out on paper.</summary>
/// <remarks>
/// No norm, no MLP, attention that adds nothing: logits = W_E[token] · W_U. Token 1 has residual (1, 0), every other (0, 0). W_U's first
/// row is ln 9 at token 2, −ln 3 at token 3 and 0 at the eight others; its second row is 0. The dictionary reads the residual stream: its one feature is x[0].
/// After token 1 the clean weights are 9, 1/3 and eight times 1: sum 52/3, so p(2) = 27/52, p(3) = 1/52, others 3/52; without the feature all are 1/10.
/// </remarks>
public sealed class AblationByHandTests : IDisposable
{
    private static readonly DecoderConfig Config = new()
    {
        d_model = 2, n_layers = 1, n_heads = 1, n_kv_heads = 1, d_head = 1, d_mlp = 0, n_ctx = 4, d_vocab = 10,
        Normalisation = Normalisation.None, Positions = PositionalEncoding.None,
    };

    private readonly Decoder _decoder = new(Config, Weights());
    private readonly SparseAutoencoder _dictionary = SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard), [1, 0], [1, 0], [0], [0, 0]);

    [Fact]
    public void Effects_after_an_active_token_are_those_of_the_paper_and_pencil()
    {
        // Two contexts of four: 1 2 1 3 | 1 5 6 0.
        using var set = Build([1, 2, 1, 3, 1, 5, 6, 0]);
        var card = set.Read(0);
        card.Count.ShouldBe(3);
        var (helped, hurt, other) = (MathF.Log(10 * 27 / 52f), MathF.Log(10 / 52f), MathF.Log(10 * 3 / 52f));

        // Top examples by position: windows of the first (rows 0 .. 4), the second (0 .. 6) and the third (0 .. 7) activation.
        card.Examples.Select(e => e.Position).ShouldBe([0L, 2, 4]);
        Close(card.Examples[0].LossEffects, [float.NaN, helped, 0, hurt, float.NaN]);
        Close(card.Examples[1].LossEffects, [float.NaN, helped, 0, hurt, float.NaN, other, 0]);
        Close(card.Examples[2].LossEffects, [float.NaN, helped, 0, hurt, float.NaN, other, 0, 0]);
        card.Examples[2].Places.Select(p => p.Offset).ShouldBe([1, 3, 5]);
        card.LossEffect.ShouldNotBeNull().ShouldBe(((3 * helped) + (3 * hurt) + (2 * other)) / 8, 1e-6);
    }

    [Fact]
    public void Raised_and_lowered_tokens_are_clean_less_ablated_logits()
    {
        using var set = Build([1, 2, 1, 3, 1, 5, 6, 0]);
        var place = set.Read(0).Examples[0].Places[0];

        place.Offset.ShouldBe(1);
        place.Raised[0].Token.ShouldBe(2);
        place.Raised[0].Value.ShouldBe(MathF.Log(9), 1e-6f);
        // Token 4 does not stand in this text, so it is not named.
        place.Raised[1..].ShouldBe([new TokenLogit(0, 0), new TokenLogit(1, 0), new TokenLogit(5, 0), new TokenLogit(6, 0)], "equal ones by id");
        place.Lowered[0].Token.ShouldBe(3);
        place.Lowered[0].Value.ShouldBe(-MathF.Log(3), 1e-6f);
        place.Lowered.Length.ShouldBe(5);
    }

    [Fact]
    public void An_activation_in_another_context_of_the_window_does_not_act()
    {
        // Row 3 is active and the last of its context: nothing in the next context feels it, and its own token is predicted by a silent row.
        using var set = Build([5, 6, 7, 1, 2, 5, 6, 0]);
        var example = set.Read(0).Examples.ShouldHaveSingleItem();

        example.Activations.ShouldBe([0, 0, 0, 1, 0, 0, 0, 0]);
        example.LossEffects.ShouldBe([float.NaN, 0, 0, 0, float.NaN, 0, 0, 0]);
        example.Places.ShouldBeEmpty();
        set.Read(0).LossEffect.ShouldBeNull();
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _dictionary.Dispose();
    }

    private static void Close(float[]? actual, float[] expected)
    {
        actual.ShouldNotBeNull().Length.ShouldBe(expected.Length);
        foreach (var (a, e) in actual.Zip(expected))
        {
            if (float.IsNaN(e)) a.ShouldBe(float.NaN);
            else a.ShouldBe(e, 1e-6f);
        }
    }

    private DashboardSet Build(int[] tokens)
    {
        using var corpus = TinyCorpus.Of(10, [("en", tokens)], [("en", [2, 0])]);
        var options = new DashboardOptions { HookPoint = "blocks.0.hook_resid_post", ContextLength = 4, Ablations = new AblationOptions() };
        return new DashboardBuilder(_decoder, _dictionary, corpus.Corpus, TimeProvider.System).Build(options, null, TestContext.Current.CancellationToken);
    }

    private static DecoderWeights Weights()
    {
        using var scope = torch.NewDisposeScope();
        var tensors = DecoderWeights.Shapes(Config).ToDictionary(w => w.Name, w => torch.zeros(w.Shape), StringComparer.Ordinal);
        tensors["W_E"][1].copy_(torch.tensor(new[] { 1f, 0f }));
        tensors["unembed.W_U"][0].copy_(torch.tensor([0, 0, MathF.Log(9), -MathF.Log(3), 0, 0, 0, 0, 0, 0]));
        return new DecoderWeights(Config, tensors);
    }
}
