using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>How much of everything <c>verify sae</c> takes. Sizes were chosen for two cores; gates are in the sections and do not depend on them.</summary>
internal sealed record SaePlan
{
    /// <summary>Of data, weights and samples.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the sparse kernels.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>The Sharkey toy.</summary>
    public required SharkeyOptions Sharkey { get; init; }

    /// <summary>Rows the Sharkey dictionaries are trained on.</summary>
    public required long SharkeyRows { get; init; }

    /// <summary>Rows of a step.</summary>
    public required int SharkeyBatch { get; init; }

    /// <summary>Whether the toy is also measured with correlated features; for the record, without a gate.</summary>
    public required bool SharkeyCorrelated { get; init; }

    /// <summary>Sizes of the SynthSAEBench-like data.</summary>
    public required SynthSaeBenchOptions Synth { get; init; }

    /// <summary>Latents on it: a quarter of the features, as published.</summary>
    public int SynthWidth => Synth.Features / 4;

    /// <summary>Rows each of its dictionaries is trained on.</summary>
    public required long SynthRows { get; init; }

    /// <summary>Rows of a step.</summary>
    public required int SynthBatch { get; init; }

    /// <summary>Seeds of the weights: ours and the peer's are judged by their means over these.</summary>
    public required IReadOnlyList<long> SynthSeeds { get; init; }

    /// <summary>Recipes that run; a penalty needs more steps to find its coefficient than the short form has.</summary>
    public required IReadOnlyList<string> SynthRecipes { get; init; }

    /// <summary>Held-out rows behind the scores.</summary>
    public required int EvaluationRows { get; init; }

    /// <summary>Widths of the sweep; none for no sweep.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Activations harvested for the sweep.</summary>
    public required long SweepTokens { get; init; }

    /// <summary>Activations each width is trained on; more than were harvested means several passes.</summary>
    public required long SweepTrainTokens { get; init; }

    /// <summary>Rows of a step.</summary>
    public required int SweepBatch { get; init; }

    /// <summary>Held-out tokens of the sweep's evaluations.</summary>
    public required long SweepEvaluationTokens { get; init; }

    /// <summary>The recipe of the Sharkey toy at the true size.</summary>
    public L1Options SharkeyRecipe => new()
    {
        d_sae = Sharkey.Features,
        Tokens = SharkeyRows,
        BatchSize = SharkeyBatch,
        LearningRate = 3e-3,
        Coefficient = 1,
        Seed = Seed,
        ResampleAt = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
    };

    /// <summary>Everything, at most forty minutes on two cores.</summary>
    public static SaePlan Full { get; } = new()
    {
        Sharkey = new SharkeyOptions(),
        SharkeyRows = 24_000_000,
        SharkeyBatch = 512,
        SharkeyCorrelated = true,
        Synth = new SynthSaeBenchOptions { d_in = 128, Features = 1_024, Roots = 8 },
        SynthRows = 2_000_000,
        SynthBatch = 512,
        SynthSeeds = [1, 2, 3],
        SynthRecipes = ["l1", "jumprelu", "batchtopk", "matryoshka"],
        EvaluationRows = 100_000,
        Widths = [512, 1_024, 2_048, 4_096, 8_192, 16_384],
        SweepTokens = 2_000_000,
        SweepTrainTokens = 2_000_000,
        SweepBatch = 512,
        SweepEvaluationTokens = 40_000,
    };

    /// <summary>Small data and no sweep of widths: at most ninety seconds on two cores.</summary>
    public static SaePlan Quick { get; } = new()
    {
        Sharkey = new SharkeyOptions { d_in = 64, Features = 96, Decay = 0.98 },
        SharkeyRows = 2_000_000,
        SharkeyBatch = 256,
        SharkeyCorrelated = false,
        Synth = new SynthSaeBenchOptions { d_in = 64, Features = 512, Roots = 4 },
        SynthRows = 300_000,
        SynthBatch = 256,
        SynthSeeds = [1],
        SynthRecipes = ["batchtopk", "matryoshka"],
        EvaluationRows = 20_000,
        Widths = [],
        SweepTokens = 0,
        SweepTrainTokens = 0,
        SweepBatch = 0,
        SweepEvaluationTokens = 0,
    };
}
