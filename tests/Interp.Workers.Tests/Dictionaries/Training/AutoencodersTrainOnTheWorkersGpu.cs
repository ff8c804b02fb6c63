using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Dictionaries;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class AutoencodersTrainOnTheWorkersGpu
{
    public static TheoryData<string> Recipes => [.. SaeRecipes.All.Select(r => r.Slug)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Whatever_their_recipe(string recipe)
    {
        SaeChoices.Options(Parameters(recipe), threads: 1, written: 32, "cuda:1").TorchDevice.ShouldBe("cuda:1");
        SaeChoices.Options(Parameters(recipe), threads: 1, written: 32).TorchDevice.ShouldBeNull();
    }

    [Fact]
    public void Transcoders_and_crosscoders_stay_on_the_processor()
    {
        SaeChoices.Options(Parameters(SaeRecipes.TopK) with { Target = "blocks.0.hook_mlp_out" }, threads: 1, written: 32, "cuda").TorchDevice.ShouldBeNull();
        SaeChoices.Options(Parameters(SaeRecipes.Crosscoder), threads: 1, written: 32, "cuda").TorchDevice.ShouldBeNull();
    }

    private static TrainSaeParameters Parameters(string recipe)
    {
        var counts = SaeRecipes.Find(recipe)!.Sparsity == SaeSparsity.Count;
        return new TrainSaeParameters(
            "toy", "toy-text", "blocks.0.ln2.hook_normalized", recipe, DSae: 64, K: counts ? 4 : null, L1Coefficient: null, TargetL0: counts ? null : 6, TrainTokens: 6_400, BatchSize: 64,
            CentreInputs: null, LearningRate: null, Seed: 7, DashboardTokens: 4_000, EvaluationTokens: 1_000, Name: null, Title: null, Visibility.Private, CohortId: null);
    }
}
