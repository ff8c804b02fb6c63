using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>A recipe as the spot checks run it.</summary>
/// <param name="Options">Small, and without losses that hold something constant.</param>
/// <param name="Moved">Weights whose gradient is that of the loss; none where the recipe holds something constant on purpose.</param>
/// <param name="SameInference">Whether training and inference choose the same latents on one batch.</param>
/// <param name="Distance">How far weights are moved for a difference.</param>
internal sealed record SpotRecipe(SaeOptions Options, IReadOnlyList<string> Moved, bool SameInference, double Distance)
{
    // Where one of the k largest is overtaken the loss jumps: the distance must be too small for that to happen.
    private const double BelowTies = 1e-4;
    private static readonly string[] s_all = ["W_enc", "W_dec", "b_enc", "b_dec"];

    /// <summary>Every recipe.</summary>
    public static IReadOnlyList<SpotRecipe> All { get; } =
    [
        Plain(new L1Options { ResampleAt = [] }),
        Plain(new L1AprilOptions()),
        Plain(new PAnnealOptions { ResampleAt = [] }),
        // A frozen copy of the decoder belongs to its loss.
        Plain(new GatedOptions { ResampleAt = [] }) with { Moved = [] },
        // Gradients through the jump are made up by definition; the decoder's are real.
        Plain(new JumpReLUOptions { AuxWeight = 0, Bandwidth = 0.05 }) with { Moved = ["W_dec", "b_dec"] },
        Plain(new TopKOptions { k = 4, AuxWeight = 0 }) with { Distance = BelowTies },
        Plain(new BatchTopKOptions { k = 4, AuxWeight = 0 }, steps: 500) with { SameInference = false, Distance = BelowTies },
        Plain(new MatryoshkaOptions { k = 4, AuxWeight = 0, GroupShares = [0.25, 0.25, 0.5] }, steps: 500) with { SameInference = false, Distance = BelowTies },
    ];

    private static SpotRecipe Plain(SaeOptions options, int steps = 80) =>
        new(options with { d_sae = 60, BatchSize = 256, Tokens = 256 * steps, LearningRate = 3e-3, DeadAfterTokens = 1_000_000 }, s_all, true, 1e-3);
}
