using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Library;

namespace Interp.Workers.Tests.Circuits;

/// <summary>What people are told before they send a job, against the estimate beside the code that runs it, which is held against what the heap hands out.</summary>
public sealed class StatedMemoryTests
{
    private static readonly DecoderConfig Small = DecoderShapes.Gpt2(layers: 4, heads: 4, d_head: 32, n_ctx: 64, d_vocab: 3_000);
    private static readonly DecoderConfig Llama = DecoderShapes.Llama(layers: 6, heads: 8, kvHeads: 2, d_head: 64, d_mlp: 1_400, n_ctx: 256, d_vocab: 32_000);

    [Theory]
    [InlineData("gpt2", 100, 20)]
    [InlineData("gpt2", 2_000, 20)]
    [InlineData("small", 10, 60)]
    [InlineData("llama", 300, 60)]
    public void Paths_are_told_at_what_they_hold(string shape, int prompts, int tokens)
    {
        var (config, model) = Model(shape);
        foreach (var receivers in new PathReceiverSpec[] { new(PathReceiverSpec.Logits), new(PathReceiverSpec.Query, ["2.0"]), new(PathReceiverSpec.Value, ["3.1"]) })
        {
            string[] at = receivers.Kind == PathReceiverSpec.Value ? ["all"] : ["END"];
            var told = PatchPathsEstimates.Of(PatchPathsParameters.Default("m", "p") with { Receivers = [receivers], ReceiverPositions = at }, model, ShapedModels.Reading(prompts, tokens));
            var kind = receivers.Kind == PathReceiverSpec.Query ? ReceiverKind.Query : ReceiverKind.Value;
            var counted = PatchingEstimate.ForPaths(config, prompts, tokens, receivers.Heads is null ? new() : new() { Receivers = [new(kind, [AnalysisHead(receivers.Heads[0])])], ReceiverPositions = at });
            ((told.Bytes - ModelMemory.Of(model) - ExperimentArithmetic.Workspace) / counted.Bytes).ShouldBeInRange(0.99, 1.3, receivers.Kind);
        }
    }

    [Theory]
    [InlineData("gpt2", 100, 20)]
    [InlineData("gpt2", 1_000, 20)]
    [InlineData("small", 40, 60)]
    [InlineData("llama", 100, 60)]
    public void Activations_are_told_at_what_they_hold(string shape, int prompts, int tokens)
    {
        var (config, model) = Model(shape);
        foreach (var (site, name) in new[] { (PatchSite.ResidPre, PatchSiteNames.ResidPre), (PatchSite.MlpOut, PatchSiteNames.MlpOut), (PatchSite.Z, PatchSiteNames.Z), (PatchSite.Value, PatchSiteNames.Value), (PatchSite.Pattern, PatchSiteNames.Pattern) })
        {
            var numbers = PatchActivationsEstimates.Numbers(name, new(model, prompts, tokens), ExperimentMetric.LogitDifference, others: 1, laidOut: false, whole: true);
            (sizeof(float) * numbers / PatchingEstimate.ForActivations(config, prompts, tokens, new() { Site = site }).Bytes).ShouldBeInRange(0.99, 1.3, name);
        }
    }

    [Fact]
    public void What_a_process_holds_beside_is_told_as_it_was_measured() => ExperimentArithmetic.Workspace.ShouldBe(PatchingEstimate.Workspace);

    private static HeadName AnalysisHead(string head) => HeadName.Parse(head);

    private static (DecoderConfig Config, ModelSummary Model) Model(string shape)
    {
        var config = shape switch { "gpt2" => DecoderShapes.Gpt2Small, "small" => Small, _ => Llama };
        return (config, ShapedModels.Of(config));
    }
}
