using Interp.Analysis.Dictionaries;

namespace Interp.Bench.Sae;

/// <summary>How much of the benchmark is run.</summary>
/// <param name="Rounds">Interleaved rounds of each comparison.</param>
/// <param name="Batch">Rows of a step.</param>
/// <param name="Large">The large autoencoder's d_in and d_sae.</param>
/// <param name="Small">The small one's.</param>
/// <param name="Widths">d_sae of the scaling runs.</param>
internal sealed record SaeSizes(int Rounds, int Batch, (int d_in, int d_sae) Large, (int d_in, int d_sae) Small, int[] Widths)
{
    private const int k = 32;
    private const int SparseL0 = 48;

    internal static SaeSizes Full { get; } = new(5, 4096, (768, 24_576), (512, 4_096), [4_096, 8_192, 16_384, 32_768]);

    /// <summary>The same shapes with fewer rows a step and less width: under a minute, and only good to see whether something broke.</summary>
    internal static SaeSizes Quick { get; } = new(3, 2048, (768, 6_144), (512, 4_096), [1_024, 2_048, 4_096, 8_192]);

    /// <summary>As many steps as one of the large autoencoder has arithmetic: a tenth of a second is too short to time beside another process.</summary>
    internal int StepsPerRound(SaeCase one) => Math.Max(1, Large.d_in * Large.d_sae / (one.d_in * one.Options.d_sae));

    internal SaeCase LargeTopK(int threads) => TopK(Large, threads);

    internal SaeCase SmallTopK(int threads) => TopK(Small, threads);

    internal IEnumerable<SaeCase> Others(int threads) =>
    [
        new("batchtopk", Large.d_in, Common(new BatchTopKOptions { k = k }, Large.d_sae, threads), k),
        new("jumprelu", Large.d_in, Common(new JumpReLUOptions { CentreInputs = false }, Large.d_sae, threads), SparseL0) { SparseStart = SparseL0 },
        new("l1", Large.d_in, Common(new L1Options { ResampleAt = [] }, Large.d_sae, threads), SparseL0) { SparseStart = SparseL0 },
    ];

    internal SaeCase Width(int d_sae, int threads) => TopK((Small.d_in, d_sae), threads);

    private SaeCase TopK((int d_in, int d_sae) size, int threads) =>
        new(FormattableString.Invariant($"topk_{size.d_in}x{size.d_sae}"), size.d_in, Common(new TopKOptions { k = k }, size.d_sae, threads), k);

    // So small a rate that no round changes how sparse the next one is.
    private SaeOptions Common(SaeOptions options, int d_sae, int threads) =>
        options with { d_sae = d_sae, BatchSize = Batch, Threads = threads, LearningRate = 1e-5, Tokens = 1_000_000_000, ScaleInputs = false };
}
