using Interp.Analysis.Sae;
using Interp.Analysis.Sae.L1;
using Interp.Analysis.Sae.TopK;
using Interp.Domain.Jobs;
using Interp.Workers.Runs;

namespace Interp.Workers.TrainSae;

/// <summary>A job's parameters as the science's options.</summary>
internal static class SaeChoices
{
    public static SaeOptions Options(TrainSaeParameters p, int threads)
    {
        SaeOptions options = p.Recipe switch
        {
            SaeRecipes.TopK => new TopKOptions { k = p.K ?? throw new JobFailedException("Recipe topk needs k.") },
            SaeRecipes.L1 => new L1Options { Coefficient = p.L1Coefficient ?? throw new JobFailedException("Recipe l1 needs l1Coefficient.") },
            _ => throw new JobFailedException($"This worker knows no recipe '{p.Recipe}'."),
        };
        return options with
        {
            d_sae = p.DSae, Tokens = p.TrainTokens, BatchSize = p.BatchSize, LearningRate = p.LearningRate, CentreInputs = p.CentreInputs, Seed = p.Seed, Threads = threads,
        };
    }
}
