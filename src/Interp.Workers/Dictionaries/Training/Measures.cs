using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>An evaluation as it is kept.</summary>
internal static class Measures
{
    /// <summary>Losses are those of everyday text: classes weighted by their share of the training split.</summary>
    public static DictionaryMetrics Of(SaeMetrics metrics, SaeGeometry geometry)
    {
        var (reconstruction, firing, losses) = (metrics.Reconstruction, metrics.Firing, metrics.TrainMix);
        var fvu = Finite.OrZero(reconstruction.FVU);
        return new DictionaryMetrics(
            Finite.OrZero(firing.L0), 1 - fvu, fvu, Finite.OrZero(losses.CleanCE), Finite.OrZero(losses.ReconstructionCE), Finite.OrZero(losses.ZeroCE),
            Finite.OrZero(losses.MeanCE), losses.LossRecovered ?? 0, firing.DeadLatents, firing.UltraLowLatents, firing.Tokens, losses.KLScore, Finite.OrNull(reconstruction.L2Ratio))
        {
            Mse = Finite.OrNull(reconstruction.MSE),
            ExplainedVarianceLegacy = Finite.OrNull(reconstruction.ExplainedVarianceLegacy),
            ExplainedVarianceUncentred = Finite.OrNull(reconstruction.ExplainedVarianceUncentred),
            CosineSimilarity = Finite.OrNull(reconstruction.CosineSimilarity),
            ReconstructionBias = Finite.OrNull(reconstruction.RelativeReconstructionBias),
            LossRecoveredFromMean = losses.LossRecoveredFromMean,
            EncoderDecoderCosine = Finite.OrNull(geometry.EncoderDecoderCosine),
            MaxDecoderCosine = Finite.OrNull(geometry.MaxDecoderCosine),
            DensityHistogram = [.. firing.Log10DensityHistogram],
        };
    }
}
