using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>What a pass reads and how it chooses.</summary>
public sealed record DashboardOptions
{
    /// <summary>Where the dictionary reads the model, e.g. <c>blocks.0.mlp.hook_post</c>.</summary>
    public required string HookPoint { get; init; }

    /// <summary>Where it writes, for a transcoder, e.g. <c>blocks.0.hook_mlp_out</c>; null for where it reads.</summary>
    public string? TargetHookPoint { get; init; }

    /// <summary>Where its features have their effects.</summary>
    public string WrittenHookPoint => TargetHookPoint ?? HookPoint;

    /// <summary>Tokens to encode; the whole split where it holds fewer.</summary>
    public long Tokens { get; init; } = 2_000_000;

    /// <summary>Tokens in one context of the model.</summary>
    public int ContextLength { get; init; } = 256;

    /// <summary>Contexts run at once.</summary>
    public int ContextsPerBatch { get; init; } = 16;

    /// <summary>
    /// Consecutive contexts taken together when the split is larger than <see cref="Tokens"/>. Windows run across contexts inside a
    /// block and end at its border, so longer blocks cut fewer windows and shorter ones see more documents.
    /// </summary>
    public int ContextsPerBlock { get; init; } = 16;

    /// <summary>Which documents are read.</summary>
    public CorpusSplit Split { get; init; } = CorpusSplit.Train;

    /// <summary>Seed of the choice of blocks and of the samples of activations.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the encoder's selection; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Below this many hits a feature is ultra-low, whatever its density.</summary>
    public long UltraLowHits { get; init; } = 10;

    /// <summary>Below this density a feature is ultra-low (the paper's line).</summary>
    public double UltraLowDensity { get; init; } = 1e-6;

    /// <summary>Vocabulary tokens rarer than this share of the training text are left out of logit lists.</summary>
    public double RareTokenShare { get; init; } = 1e-6;

    /// <summary>Features kept for each token in the inverted index.</summary>
    public int FeaturesPerToken { get; init; } = 256;

    /// <summary>Whether and how examples are ablated; null leaves their effects "not computed".</summary>
    public AblationOptions? Ablations { get; init; }

    /// <summary>Folder for the spools: 8 bytes for each non-zero activation, 84 for each ablated prediction.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();
}
