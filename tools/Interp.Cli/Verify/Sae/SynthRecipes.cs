using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>
/// The recipes whose scores SynthSAEBench publishes. Directions begin at random, as there: those of rows would begin with many
/// copies of the features that are in every other row. Nor is the initial gain fitted, which the peer does not do either: here it costs BatchTopK 0.02 of F1.
/// </summary>
internal static class SynthRecipes
{
    private static readonly JumpReLUOptions s_jumpReLU = new() { Start = DecoderStart.Random };
    private static readonly L1AprilOptions s_l1 = new();

    public static IReadOnlyList<SynthRecipe> All { get; } =
    [
        new("l1", 0.556, 0.604, l0 => s_l1 with { TargetL0 = l0 }, (_, run) => run with { Coefficient = s_l1.Coefficient, DecoderNorm = s_l1.DecoderNorm }),
        new("jumprelu", 0.732, 0.753, l0 => s_jumpReLU with { TargetL0 = l0 }, (_, run) => run with
        {
            Coefficient = s_jumpReLU.Coefficient,
            DecoderNorm = 1,
            ThresholdRate = s_jumpReLU.ThresholdRate,
            Bandwidth = s_jumpReLU.Bandwidth,
        }),
        new("batchtopk", 0.732, 0.757, l0 => new BatchTopKOptions { k = l0, Start = DecoderStart.Random, FitInitialGain = false }, (_, run) => run),
        new("matryoshka", 0.879, 0.793, l0 => new MatryoshkaOptions { k = l0, Start = DecoderStart.Random, FitInitialGain = false }, (options, run) => run with { Prefixes = [.. ((MatryoshkaOptions)options).Prefixes.Ends] }),
    ];
}
