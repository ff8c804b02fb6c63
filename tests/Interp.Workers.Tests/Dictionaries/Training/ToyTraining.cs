using Interp.Domain.Platform;

namespace Interp.Workers.Tests.Dictionaries;

internal static class ToyTraining
{
    public const int Features = 64;

    public static object Parameters(string name, long tokens = 12_800) => new
    {
        model = "toy", corpus = "toy-text", hookPoint = "blocks.0.mlp.hook_post", recipe = "topk", dSae = Features, k = 4,
        trainTokens = tokens, batchSize = 64, learningRate = 0.001, seed = 7, dashboardTokens = 4_000, evaluationTokens = 1_000, name,
    };

    /// <summary>The same with a recipe that penalises and is steered.</summary>
    public static object Steered(string name, string recipe, long tokens) => new
    {
        model = "toy", corpus = "toy-text", hookPoint = "blocks.0.attn.hook_z", recipe, dSae = Features, targetL0 = 6,
        trainTokens = tokens, batchSize = 64, learningRate = 0.001, seed = 7, dashboardTokens = 4_000, evaluationTokens = 1_000, name,
    };

    /// <summary>Or has trained: a look may come late.</summary>
    public static bool IsTraining(JobDetail job) => job.Summary.State is JobState.Running && job.Curve.Any(p => p is { Stage: "train", Step: > 3 });
}
