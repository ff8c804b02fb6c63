using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The batched ablation beside one run of the whole context for each token of each example.</summary>
public sealed class AblationAgainstReferenceTests
{
    private const int ContextLength = 16;
    private const float Tolerance = 2e-5f;

    [Theory]
    [InlineData(1, "blocks.0.mlp.hook_post")]
    [InlineData(1, "blocks.0.hook_mlp_out")]
    [InlineData(1, "blocks.0.hook_resid_mid")]
    [InlineData(1, "blocks.0.hook_attn_out")]
    [InlineData(1, "blocks.0.attn.hook_z")]
    [InlineData(1, "blocks.0.mlp.hook_pre")]
    [InlineData(1, "blocks.0.ln2.hook_normalized")]
    [InlineData(1, "ln_final.hook_normalized")]
    [InlineData(1, "hook_embed")]
    [InlineData(2, "blocks.0.hook_resid_post")]
    [InlineData(2, "blocks.0.mlp.hook_post")]
    [InlineData(2, "blocks.0.attn.hook_z")]
    [InlineData(2, "blocks.0.ln1.hook_normalized")]
    [InlineData(2, "blocks.1.hook_resid_pre")]
    [InlineData(2, "blocks.1.hook_resid_post")]
    public void Every_effect_equals_the_one_of_a_run_of_its_own(int layers, string hookPoint) => Compare(layers, hookPoint, target: null);

    [Theory]
    [InlineData(1, "blocks.0.ln2.hook_normalized", "blocks.0.hook_mlp_out")]
    [InlineData(1, "blocks.0.hook_resid_mid", "blocks.0.mlp.hook_post")]
    [InlineData(2, "blocks.0.ln2.hook_normalized", "blocks.0.hook_mlp_out")]
    [InlineData(2, "blocks.0.hook_resid_pre", "blocks.1.ln1.hook_normalized")]
    public void A_transcoder_s_features_are_taken_out_of_what_they_write(int layers, string hookPoint, string target) => Compare(layers, hookPoint, target);

    private static void Compare(int layers, string hookPoint, string? target)
    {
        using var model = Rough(layers, hookPoint, target);
        using var corpus = TinyCorpus.Random(documents: 14, vocabulary: TinyModel.Vocabulary, seed: 3);
        var options = new DashboardOptions
        {
            HookPoint = hookPoint,
            TargetHookPoint = target,
            ContextLength = ContextLength,
            Ablations = AblationOptions.Complete with { ContextsPerBatch = 3, TokensPerRun = 40 },
        };
        using var set = new DashboardBuilder(model.Decoder, model.Dictionary, corpus.Corpus, TimeProvider.System).Build(options, null, TestContext.Current.CancellationToken);
        var reference = new NaiveAblation(model, target ?? hookPoint, Tokens(corpus.Corpus), ContextLength);
        var (tokens, undefined, largest) = (0, 0, 0f);
        foreach (var card in set.ReadFeatures(TestContext.Current.CancellationToken).Where(c => c.Count > 0).Take(6))
        {
            foreach (var example in card.Examples)
            {
                var effects = example.LossEffects.ShouldNotBeNull();
                for (var i = 0; i < effects.Length; i++)
                {
                    var (row, expected) = ((int)example.WindowStart + i, reference.LossEffect(card.Index, (int)example.WindowStart + i));
                    example.Places.Count(p => p.Offset == i).ShouldBe(reference.Follows(card.Index, row) ? 1 : 0);
                    tokens++;
                    if (float.IsNaN(expected))
                    {
                        effects[i].ShouldBe(float.NaN);
                        undefined++;
                        continue;
                    }

                    effects[i].ShouldBe(expected, Tolerance);
                    largest = Math.Max(largest, Math.Abs(expected));
                }

                foreach (var place in example.Places)
                    Agree(place, reference.Changes(card.Index, (int)example.WindowStart + place.Offset));
            }
        }

        tokens.ShouldBeGreaterThan(500);
        undefined.ShouldBeGreaterThan(10, "windows run across contexts");
        largest.ShouldBeGreaterThan(0.01f, "or nothing has been compared");
    }

    private static void Agree(AblatedPlace place, double[] changes)
    {
        place.Raised.Select(t => (double)t.Value).ShouldBe(changes.OrderDescending().Take(5), Tolerance);
        place.Lowered.Select(t => (double)t.Value).ShouldBe(changes.Order().Take(5), Tolerance);
        foreach (var entry in place.Raised.Concat(place.Lowered))
            changes[entry.Token].ShouldBe(entry.Value, Tolerance);
    }

    /// <summary>Weights away from their special values, so that no term of a formula vanishes.</summary>
    private static TinyModel Rough(int layers, string hookPoint, string? target)
    {
        var model = new TinyModel(seed: 5, d_sae: 24, layers: layers, hookPoint: hookPoint, target: target);
        using var scope = torch.NewDisposeScope();
        using var noise = new torch.Generator(7);
        foreach (var name in model.Decoder.Weights.Names)
            model.Decoder.Weights[name].add_(0.2 * torch.randn(model.Decoder.Weights[name].shape, generator: noise));
        return model;
    }

    private static int[] Tokens(TokenCorpus corpus)
    {
        var tokens = new int[corpus.ContextCount(CorpusSplit.Train, ContextLength) * ContextLength];
        corpus.Read(0, tokens);
        return tokens;
    }
}
