using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Platform;

public sealed class TrainingsAreCheckedBeforeTheyQueue
{
    private static readonly WorkerCapacity Roomy = new(64L << 30);

    private readonly ModelSummary model = new(
        "tiny", "Tiny", 1, 128, 512, 256, 4096,
        [new("blocks.0.hook_resid_pre", 128), new("blocks.0.attn.hook_z", 128), new("blocks.0.mlp.hook_post", 512)], "w");

    private readonly CorpusSummary corpus = new("text", "Text", 1_000_000, 3, "c", "tok");

    private TrainSaeParameters Usual => TrainSaeParameters.Default(model, "text");

    [Fact]
    public void Every_recipe_begins_with_parameters_that_pass()
    {
        foreach (var recipe in SaeRecipes.All)
            Usual.WithRecipe(recipe.Slug).Validate(model, corpus, Roomy).ShouldBeEmpty(recipe.Slug);
    }

    [Fact]
    public void Every_recipe_reads_its_own_sparsity_and_refuses_the_others()
    {
        foreach (var recipe in SaeRecipes.All)
        {
            var usual = Usual.WithRecipe(recipe.Slug);
            if (recipe.Sparsity == SaeSparsity.Count)
            {
                Fields(usual with { K = null }).ShouldBe(["k"]);
                Fields(usual with { L1Coefficient = 1, TargetL0 = 20 }).ShouldBe(["l1Coefficient", "targetL0"]);
            }
            else
            {
                Fields(usual with { K = 8 }).ShouldBe(["k"]);
                Fields(usual with { TargetL0 = null, L1Coefficient = null }).ShouldBe(["l1Coefficient"]);
                Fields(usual with { TargetL0 = null, L1Coefficient = -1 }).ShouldBe(["l1Coefficient"]);
            }
        }
    }

    [Fact]
    public void More_active_features_than_there_are_is_impossible() => Fields(Usual with { DSae = 64, K = 65 }).ShouldBe(["k"]);

    [Fact]
    public void A_target_of_half_the_features_is_refused_by_every_recipe_that_takes_one()
    {
        foreach (var recipe in SaeRecipes.All.Where(r => r.TakesTargetL0))
        {
            var usual = Usual.WithRecipe(recipe.Slug) with { DSae = 64 };
            Fields(usual with { TargetL0 = 31.5, L1Coefficient = null }).ShouldBeEmpty();
            Fields(usual with { TargetL0 = 32, L1Coefficient = null }).ShouldBe(["targetL0"]);
            Fields(usual with { TargetL0 = 0, L1Coefficient = null }).ShouldBe(["targetL0"]);
            Fields(usual with { TargetL0 = double.NaN, L1Coefficient = null }).ShouldBe(["targetL0"]);
            Fields(usual with { TargetL0 = 20, L1Coefficient = 2 }).ShouldBe(["l1Coefficient"]);
        }
    }

    [Fact]
    public void Fewer_tokens_than_one_step_are_refused_with_both_numbers()
    {
        var problem = Usual with { TrainTokens = 4095 };
        problem.Validate(model, corpus, Roomy).ShouldHaveSingleItem().Message.ShouldContain("4095 tokens are less than one step of 4096");
    }

    [Fact]
    public void A_hook_point_that_the_model_lacks_is_refused_with_those_it_has()
    {
        var problem = (Usual with { HookPoint = "blocks.1.hook_resid_pre" }).Validate(model, corpus, Roomy).ShouldHaveSingleItem();
        problem.Field.ShouldBe("hookPoint");
        problem.Message.ShouldContain("blocks.0.attn.hook_z");
    }

    [Fact]
    public void What_does_not_fit_the_worker_is_refused_with_what_would()
    {
        var small = new WorkerCapacity(2L << 30);
        var wide = Usual with { DSae = 1 << 19 };
        var problem = wide.Validate(model, corpus, small).ShouldHaveSingleItem();
        problem.Field.ShouldBe("dSae");
        problem.Message.ShouldContain("the worker has 2 GiB");
        var fits = int.Parse(problem.Message.Split("Up to ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        (wide with { DSae = fits }).Validate(model, corpus, small).ShouldBeEmpty();
        (wide with { DSae = fits + 16 }).Validate(model, corpus, small).ShouldNotBeEmpty();
    }

    [Fact]
    public void Only_recipes_that_can_predict_another_activation_train_transcoders()
    {
        foreach (var recipe in SaeRecipes.All)
        {
            var transcoder = Usual.WithRecipe(recipe.Slug) with { HookPoint = "blocks.0.hook_resid_pre", Target = "blocks.0.mlp.hook_post", Skip = true };
            Fields(transcoder).ShouldBe(recipe.Slug is "topk" or "jumprelu" ? [] : ["target"], recipe.Slug);
        }
    }

    [Fact]
    public void A_transcoder_writes_what_the_model_computes_later()
    {
        var reading = Usual with { HookPoint = "blocks.0.attn.hook_z" };
        Fields(reading with { Target = "blocks.0.mlp.hook_post" }).ShouldBeEmpty();
        foreach (var target in new[] { "blocks.0.hook_resid_pre", "blocks.0.attn.hook_z", "blocks.7.hook_mlp_out", "" })
            (reading with { Target = target }).Validate(model, corpus, Roomy).ShouldHaveSingleItem().Message.ShouldContain("Choose one of: blocks.0.mlp.hook_post.", customMessage: target);
        (Usual with { Target = "blocks.0.attn.hook_z" }).Validate(model, corpus, Roomy).ShouldHaveSingleItem().Message.ShouldContain("Choose an earlier hookPoint");
        Fields(Usual with { Skip = true }).ShouldBe(["skip"]);
    }

    [Fact]
    public void An_autoencoder_is_written_as_it_was_before_there_were_transcoders_so_that_it_keeps_its_hash()
    {
        var written = System.Text.Json.JsonSerializer.Serialize(Usual, JobJson.Options);
        written.ShouldNotContain("target\"");
        written.ShouldNotContain("skip");
        System.Text.Json.JsonSerializer.Deserialize<TrainSaeParameters>(written, JobJson.Options).ShouldBe(Usual);
    }

    [Fact]
    public void A_transcoder_is_estimated_with_both_widths()
    {
        var narrow = Usual with { HookPoint = "blocks.0.hook_resid_pre", DSae = 1024 };
        var wide = narrow with { Target = "blocks.0.mlp.hook_post" };
        wide.EstimatedDiskBytes(model).ShouldBe(narrow.EstimatedDiskBytes(model) * (128 + 512) / 128);
        wide.EstimatedMemoryBytes(model).ShouldBeGreaterThan(narrow.EstimatedMemoryBytes(model));
        (wide with { Skip = true }).EstimatedMemoryBytes(model).ShouldBeGreaterThanOrEqualTo(wide.EstimatedMemoryBytes(model));
        wide.EstimatedTime(model).ShouldBeGreaterThan(narrow.EstimatedTime(model));
    }

    [Fact]
    public void Estimates_grow_with_the_work()
    {
        var usual = Usual;
        (usual with { DSae = 2 * usual.DSae }).EstimatedMemoryBytes(model).ShouldBeGreaterThan(usual.EstimatedMemoryBytes(model));
        (usual with { BatchSize = 65_536 }).EstimatedMemoryBytes(model).ShouldBeGreaterThan(usual.EstimatedMemoryBytes(model));
        (usual with { TrainTokens = 10 * usual.TrainTokens }).EstimatedTime(model).ShouldBeGreaterThan(5 * (usual.EstimatedTime(model) - TimeSpan.FromSeconds(60)));
        (usual with { TrainTokens = 10 * usual.TrainTokens }).EstimatedMemoryBytes(model).ShouldBe(usual.EstimatedMemoryBytes(model), "memory does not grow with the number of tokens");
        usual.EstimatedDiskBytes(model).ShouldBe(2 * usual.TrainTokens * 512);
    }

    private IEnumerable<string> Fields(TrainSaeParameters p) => p.Validate(model, corpus, Roomy).Select(problem => problem.Field);
}
