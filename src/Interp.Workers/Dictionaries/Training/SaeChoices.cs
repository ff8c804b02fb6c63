using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>A job's parameters as the science's options.</summary>
internal static class SaeChoices
{
    /// <param name="p">As submitted.</param>
    /// <param name="threads">Of the worker.</param>
    /// <param name="written">Entries of what the features write.</param>
    /// <param name="gpu">Of the worker; null where it has none.</param>
    public static SaeOptions Options(TrainSaeParameters p, int threads, int written, string? gpu = null)
    {
        SaeOptions options = p.Recipe switch
        {
            SaeRecipes.TopK => Counting(new TopKOptions(), p),
            SaeRecipes.BatchTopK => Counting(new BatchTopKOptions(), p),
            SaeRecipes.Matryoshka => Counting(new MatryoshkaOptions(), p),
            SaeRecipes.L1 => Penalising(new L1Options(), p),
            SaeRecipes.L1April => Penalising(new L1AprilOptions(), p),
            SaeRecipes.PAnneal => Penalising(new PAnnealOptions(), p),
            SaeRecipes.Gated => Penalising(new GatedOptions(), p),
            SaeRecipes.JumpReLU => Penalising(new JumpReLUOptions(), p),
            SaeRecipes.Crosscoder => Penalising(new CrosscoderOptions(), p),
            _ => throw new JobFailedException($"This worker knows no recipe '{p.Recipe}'."),
        };
        options = options with
        {
            d_sae = p.DSae, Tokens = p.TrainTokens, BatchSize = p.BatchSize, LearningRate = p.LearningRate,
            CentreInputs = p.CentreInputs ?? options.CentreInputs, Seed = p.Seed, Threads = threads,
            Target = p.Target is null ? null : new SaeTarget(written, p.Skip),
        };
        return options with { TorchDevice = options.CanUseDevice ? gpu : null };
    }

    private static TopKFamilyOptions Counting(TopKFamilyOptions options, TrainSaeParameters p) =>
        options with { k = p.K ?? throw new JobFailedException($"Recipe {p.Recipe} needs k.") };

    /// <summary>With a target, λ begins where the recipe's own does.</summary>
    private static PenaltyOptions Penalising(PenaltyOptions options, TrainSaeParameters p)
    {
        if (p.TargetL0 is null && p.L1Coefficient is null) throw new JobFailedException($"Recipe {p.Recipe} needs targetL0 or l1Coefficient.");
        return options with { TargetL0 = p.TargetL0, Coefficient = p.L1Coefficient ?? options.Coefficient };
    }
}
