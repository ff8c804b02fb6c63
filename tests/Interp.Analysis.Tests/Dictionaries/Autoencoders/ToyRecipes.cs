using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Every recipe for autoencoders, small enough for 40 steps in a blink.</summary>
internal static class ToyRecipes
{
    public static IReadOnlyList<SaeOptions> All =>
    [
        new TopKOptions { k = 4, AuxRowStride = 2 },
        new BatchTopKOptions { k = 4, AuxRowStride = 2 },
        new MatryoshkaOptions { k = 4, AuxRowStride = 2 },
        new L1Options { Coefficient = 3, ResampleAt = [0.4, 0.8], ResampleRows = 200 },
        new L1AprilOptions { TargetL0 = 10 },
        new PAnnealOptions { AnnealSteps = 3, TargetL0 = 12, ResampleAt = [0.5], ResampleRows = 200 },
        new GatedOptions { TargetL0 = 12, ResampleAt = [0.5], ResampleRows = 200 },
        new JumpReLUOptions { TargetL0 = 12, AuxRowStride = 2 },
        new JumpReLUOptions { Loss = JumpReLULoss.Tanh, PreActCoefficient = 1e-3 },
    ];

    public static IReadOnlyList<PenaltyOptions> Penalised =>
        [new L1Options(), new L1AprilOptions(), new PAnnealOptions(), new GatedOptions(), new JumpReLUOptions(), new JumpReLUOptions { Loss = JumpReLULoss.Tanh }];

    public static SaeOptions Small(SaeOptions options) =>
        options with { d_sae = 60, BatchSize = 64, Tokens = 64 * 40, DeadAfterTokens = 300 };
}
