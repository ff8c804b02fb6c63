using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>A crosscoder's hook points: how good it is at each, and how strongly each feature writes there.</summary>
/// <param name="Measured">In the order of its sites.</param>
/// <param name="Norms">For each feature one number for each site.</param>
internal sealed record CrosscoderPlaces(IReadOnlyList<SiteMetrics> Measured, IReadOnlyList<float[]> Norms)
{
    /// <summary>As they are kept; losses are those of everyday text, as for the dictionary as a whole.</summary>
    public IEnumerable<DictionarySite> Rows(int dictionary, SparseAutoencoder crosscoder) => Measured.Select((site, number) => new DictionarySite
    {
        DictionaryId = dictionary,
        Number = number,
        HookPoint = site.HookPoint,
        Width = crosscoder.Settings.Sites![number].Width,
        ExplainedVariance = Finite.OrZero(site.Reconstruction.ExplainedVariance),
        CeSae = Finite.OrZero(site.TrainMix.ReconstructionCE),
        CeZero = Finite.OrZero(site.TrainMix.ZeroCE),
        CeMean = Finite.OrZero(site.TrainMix.MeanCE),
        LossRecovered = site.TrainMix.LossRecovered,
        LossRecoveredFromMean = site.TrainMix.LossRecoveredFromMean,
        MeanShare = Norms.Where(n => n.Sum() > 0).Select(n => (double)n[number] / n.Sum()).DefaultIfEmpty(0).Average(),
    });
}
