using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>SAEBench's measures as they are kept.</summary>
internal static class KeptMeasures
{
    public static BenchmarkResult Of(SaeBenchResult found)
    {
        var (core, letters) = (found.Core, found.FirstLetter);
        return new(
            new(
                Finite.OrZero(core.Firing.L0), Finite.OrZero(core.Reconstruction.ExplainedVariance), Finite.OrZero(core.Reconstruction.CosineSimilarity), core.HeldOut.LossRecovered,
                core.HeldOut.KLScore, Finite.OrZero(core.Reconstruction.L2Ratio), core.Firing.DeadLatents, core.Firing.Tokens),
            [.. found.SparseProbing.Classes.Select(c => new BenchmarkProbe(c.Class, c.TestTexts, c.Latents, c.Activations, c.BestLatents))],
            found.SparseProbing.LeftOut,
            new(letters.Absorption, letters.Letters, letters.Probes.Count, letters.Words, letters.Summary));
    }
}
