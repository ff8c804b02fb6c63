using Interp.Domain.Dictionaries;
using Interp.Domain.Library;

namespace Interp.Domain.Tests.Platform;

/// <summary>Against docs/results/sae-speed.json and dashboards.json, measured on a quiet machine of two cores.</summary>
public sealed class EstimatesFollowWhatWasMeasured
{
    [Theory]
    [InlineData("topk", 512, 4_096, 28_693)]
    [InlineData("topk", 512, 8_192, 17_494)]
    [InlineData("topk", 512, 16_384, 10_093)]
    [InlineData("topk", 512, 32_768, 5_053)]
    [InlineData("topk", 768, 24_576, 4_925)]
    [InlineData("batchtopk", 768, 24_576, 4_844)]
    public void The_time_of_training_lies_within_a_factor_of_one_and_a_half(string recipe, int width, int features, double rowsPerSecond)
    {
        var (p, model) = Training(recipe, width, features);
        (TrainSaeEstimates.Training(p, model) / (p.TrainTokens / rowsPerSecond)).ShouldBeInRange(1 / 1.5, 1.5);
    }

    [Fact]
    public void The_memory_of_training_is_an_upper_bound_within_a_factor_of_one_and_a_half()
    {
        const double measured = 560.6 * (1 << 20);
        var (p, model) = Training("topk", 768, 24_576);
        ((SaeMemory.Training(p, 768, 768) + SaeMemory.Batch(p, 768, 768)) / measured).ShouldBeInRange(1, 1.5);
    }

    [Fact]
    public void The_memory_of_evaluation_is_an_upper_bound_within_a_factor_of_one_and_a_half()
    {
        // mini-pile-1l, 512 neurons, batches of 8 contexts of 256 tokens: what the heap held at most.
        const double measured = 104.5e6;
        var (p, model) = Training("topk", 512, 512);
        (SaeMemory.Evaluation(p, model with { Heads = 4, KvHeads = 4, DHead = 32 }) / measured).ShouldBeInRange(1, 1.5);
    }

    [Fact]
    public void A_large_vocabulary_is_evaluated_in_parts()
    {
        var (p, model) = Training("topk", 512, 512);
        var more = SaeMemory.Evaluation(p, model with { Vocabulary = 50_257 }) - SaeMemory.Evaluation(p, model);
        more.ShouldBeInRange(0, 16L << 20);
    }

    [Fact]
    public void Passing_over_text_for_dashboards_takes_what_it_was_measured_to_take()
    {
        var (p, model) = Training("topk", 512, 4_096);
        p = p with { DashboardTokens = 10_000_000 };
        // 8.56 minutes for 4,096 features on ten million tokens, ablations with them.
        (TrainSaeEstimates.Dashboards(p, model) / (60 * 8.556)).ShouldBeInRange(0.5, 2);
    }

    [Fact]
    public void Nothing_gets_cheaper_by_asking_for_more()
    {
        var (p, model) = Training("topk", 512, 4_096);
        foreach (var recipe in SaeRecipes.All)
        {
            var usual = p.WithRecipe(recipe.Slug);
            TrainSaeParameters[] more =
            [
                usual with { DSae = 2 * usual.DSae }, usual with { TrainTokens = 2 * usual.TrainTokens }, usual with { DashboardTokens = 2 * usual.DashboardTokens },
                usual with { EvaluationTokens = 2 * usual.EvaluationTokens }, usual with { K = usual.K * 2, TargetL0 = usual.TargetL0 * 2 },
            ];
            foreach (var larger in more)
            {
                larger.EstimatedTime(model).ShouldBeGreaterThanOrEqualTo(usual.EstimatedTime(model), recipe.Slug);
                larger.EstimatedMemoryBytes(model).ShouldBeGreaterThanOrEqualTo(usual.EstimatedMemoryBytes(model), recipe.Slug);
                larger.EstimatedDiskBytes(model).ShouldBeGreaterThanOrEqualTo(usual.EstimatedDiskBytes(model), recipe.Slug);
            }

            (usual with { BatchSize = 2 * usual.BatchSize }).EstimatedMemoryBytes(model).ShouldBeGreaterThanOrEqualTo(usual.EstimatedMemoryBytes(model), recipe.Slug);
        }
    }

    private static (TrainSaeParameters Parameters, ModelSummary Model) Training(string recipe, int width, int features)
    {
        // mini-pile-1l, with a hook point of that width.
        var model = new ModelSummary("tiny", "Tiny", 1, 128, 512, 256, 4_869, [new("blocks.0.mlp.hook_post", width)], "w");
        return (TrainSaeParameters.Default(model, "text") with { Recipe = recipe, DSae = features, K = 32, BatchSize = 4_096 }, model);
    }
}
