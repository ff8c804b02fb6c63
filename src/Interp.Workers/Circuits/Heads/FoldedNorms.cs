using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Workers.Circuits;

/// <summary>A model with the gain of its norms in its weights, so that weights alone say what a head reads.</summary>
internal static class FoldedNorms
{
    /// <summary>A model of its own; null where there is no norm, or none that can be folded.</summary>
    public static Decoder? Of(Decoder decoder) =>
        decoder.Config.Normalisation == Normalisation.None || decoder.Config is { Normalisation: Normalisation.LayerNorm, GatedMlp: true }
            ? null
            : WeightFolding.Fold(decoder, new FoldingOptions { CentreWriters = false, CentreUnembedding = false, FoldValueBiases = false });
}
