using System.Text.Json.Serialization;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>How much of everything a verification takes.</summary>
internal sealed record MonosemanticityPlan
{
    /// <summary>Hook point of the dictionaries: the paper's MLP activations after the ReLU.</summary>
    public const string HookPoint = "blocks.0.mlp.hook_post";

    /// <summary>Width that the paper's A/1 has, for which its loss recovered, L0 and dead share are claimed.</summary>
    public const int PaperWidth = 4_096;

    /// <summary>Dictionary widths.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Seeds of the dictionaries; the first is run A, the second run B.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [1, 2];

    /// <summary>Widths that also get a run B; null for all.</summary>
    public IReadOnlyList<int>? WidthsWithTwin { get; init; }

    /// <summary>Active latents of each token.</summary>
    public int k { get; init; } = 16;

    /// <summary>Activations harvested.</summary>
    public required long HarvestTokens { get; init; }

    /// <summary>Activations each dictionary is trained on; more than were harvested means several passes.</summary>
    public required long TrainTokens { get; init; }

    /// <summary>The same for the dictionary on the random-weight control.</summary>
    public required long ControlTokens { get; init; }

    /// <summary>Held-out tokens on which features are chosen and scored.</summary>
    public required long HeldOutTokens { get; init; }

    /// <summary>Held-out tokens on which losses with spliced reconstructions are measured.</summary>
    public required long LossTokens { get; init; }

    /// <summary>Of the halves, the harvest and the random-weight control.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads of the sparse kernels.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>512 .. 4,096, two seeds each.</summary>
    public static MonosemanticityPlan Full { get; } = new()
    {
        Widths = [512, 1_024, 2_048, PaperWidth],
        HarvestTokens = 2_000_000,
        TrainTokens = 2_000_000,
        ControlTokens = 500_000,
        HeldOutTokens = 1_000_000,
        LossTokens = 50_000,
    };

    /// <summary>The ends of the range, a run B of the smaller: at most ten minutes on two cores. Three passes over the harvest, since 4,096 features that start with a fitted gain need about as many steps to come alive.</summary>
    public static MonosemanticityPlan Quick { get; } = new()
    {
        Widths = [512, PaperWidth],
        WidthsWithTwin = [512],
        HarvestTokens = 1_000_000,
        TrainTokens = 3_000_000,
        ControlTokens = 300_000,
        HeldOutTokens = 500_000,
        LossTokens = 40_000,
    };

    /// <summary>The dictionaries to train: width and seed.</summary>
    [JsonIgnore]
    public IReadOnlyList<(int Width, long Seed)> Family =>
        [.. Widths.SelectMany(width => Seeds.Where((_, run) => run == 0 || WidthsWithTwin?.Contains(width) != false).Select(seed => (width, seed)))];

    /// <summary>The recipe of one dictionary.</summary>
    public TopKOptions Recipe(int width, long seed, long tokens) => new()
    {
        d_sae = width,
        k = k,
        Tokens = tokens,
        BatchSize = 2_048,
        LearningRate = 1e-3,
        Seed = seed,
        Threads = Threads,
    };
}
