using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Platform;

public sealed class CrosscodersAreCheckedBeforeTheyQueue
{
    private static readonly WorkerCapacity Roomy = new(64L << 30);

    private readonly ModelSummary model = new(
        "tiny", "Tiny", 2, 128, 512, 256, 4096,
        [new("blocks.0.hook_resid_post", 128), new("blocks.1.mlp.hook_post", 512), new("blocks.1.hook_resid_post", 128)], "w");

    private readonly CorpusSummary corpus = new("text", "Text", 1_000_000, 3, "c", "tok");

    private TrainSaeParameters Usual => Crosscoders.InOrder(TrainSaeParameters.Default(model, "text").WithRecipe(SaeRecipes.Crosscoder) with { HookPoints = Crosscoders.Usual(model), DSae = 1024 }, model);

    [Fact]
    public void It_begins_with_the_residual_stream_after_every_layer()
    {
        Usual.HookPoints.ShouldBe(["blocks.0.hook_resid_post", "blocks.1.hook_resid_post"]);
        Usual.HookPoint.ShouldBe("blocks.1.hook_resid_post");
        Problems(Usual).ShouldBeEmpty();
        DictionaryNames.TitleFor(Usual).ShouldContain("2 hook points, blocks.0.hook_resid_post to blocks.1.hook_resid_post");
    }

    [Fact]
    public void The_same_places_in_another_order_are_the_same_job() =>
        Crosscoders.InOrder(Usual with { HookPoints = [.. Usual.HookPoints!.Reverse()] }, model).HookPoints.ShouldBe(Usual.HookPoints);

    [Theory]
    [InlineData("These are 1 hook points", "blocks.0.hook_resid_post")]
    [InlineData("each hook point once", "blocks.0.hook_resid_post", "blocks.0.hook_resid_post")]
    [InlineData("no hook point 'blocks.7.hook_resid_post'", "blocks.0.hook_resid_post", "blocks.7.hook_resid_post")]
    [InlineData("no hook point ''", "blocks.0.hook_resid_post", null)]
    public void Places_that_make_no_sense_are_refused_with_what_to_do(string message, params string?[] places)
    {
        var problem = Problems(Crosscoders.InOrder(Usual with { HookPoints = places! }, model)).ShouldHaveSingleItem();
        problem.Field.ShouldBe("hookPoints");
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void Several_places_and_the_recipe_for_them_go_together()
    {
        Problems(Usual with { HookPoints = null }).ShouldHaveSingleItem().Message.ShouldContain("a list of 2 or more of: blocks.0.hook_resid_post");
        Problems(TrainSaeParameters.Default(model, "text") with { HookPoints = Usual.HookPoints }).ShouldHaveSingleItem().Message.ShouldContain("Choose recipe crosscoder");
        Problems(Usual with { Target = "blocks.1.hook_resid_post" }).Select(p => p.Field).ShouldContain("target", StringComparer.Ordinal);
    }

    [Fact]
    public void It_is_estimated_with_the_widths_of_all_its_places()
    {
        var wider = Crosscoders.InOrder(Usual with { HookPoints = [.. model.HookPoints.Select(h => h.Name)] }, model);
        wider.EstimatedDiskBytes(model).ShouldBe(2 * wider.TrainTokens * (128 + 512 + 128));
        wider.EstimatedMemoryBytes(model).ShouldBeGreaterThan(Usual.EstimatedMemoryBytes(model));
        wider.EstimatedTime(model).ShouldBeGreaterThan(Usual.EstimatedTime(model));
        var refused = (Usual with { DSae = 1 << 20 }).Validate(model, corpus, new WorkerCapacity(2L << 30)).ShouldHaveSingleItem();
        refused.Message.ShouldContain("features fit");
    }

    private IReadOnlyList<ParameterProblem> Problems(TrainSaeParameters p) => p.Validate(model, corpus, Roomy);
}
