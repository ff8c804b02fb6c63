using Interp.Domain.Platform;

namespace Interp.Workers.Tests.Dictionaries;

internal static class ToySweep
{
    /// <summary>The shared part of <see cref="ToyTraining"/>.</summary>
    public static object Base(long tokens = 12_800) => new
    {
        model = "toy", corpus = "toy-text", hookPoint = "blocks.0.mlp.hook_post", dSae = ToyTraining.Features, k = 4,
        trainTokens = tokens, batchSize = 64, learningRate = 0.001, seed = 7, dashboardTokens = 4_000, evaluationTokens = 1_000,
    };

    public static bool IsTraining(JobDetail job) => job.Summary is { State: JobState.Running, Progress: { Stage: "train", Step: > 3 } };
}
