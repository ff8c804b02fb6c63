using Interp.Abstractions.Dictionaries;

namespace Interp.Analysis.Dictionaries;

/// <summary>Everything a feature card shows that follows from one pass over text and from the weights.</summary>
/// <param name="Index">Index in the dictionary.</param>
/// <param name="State">Live, ultra-low or dead in this pass.</param>
/// <param name="Count">Tokens with a non-zero activation.</param>
/// <param name="Density"><paramref name="Count"/> over the tokens of the pass.</param>
/// <param name="MaxActivation">Highest activation of the pass; 0 when dead.</param>
/// <param name="SumActivation">Sum of all activations.</param>
/// <param name="Activations">40 equal bins from 0 to the maximum of a random sample of at most 1,000 non-zero activations.</param>
/// <param name="Logits">Direct effect on the output.</param>
/// <param name="AlignedNeurons">Largest decoder entries; empty for hook points that are not MLP neurons.</param>
/// <param name="CorrelatedNeurons">Most correlated neurons; empty likewise.</param>
/// <param name="Examples">Top 20, then 11 levels of 5, then bottom 20; only the top group below 20 hits.</param>
/// <param name="LossEffect">Mean loss effect, in nats, over the top group's tokens that follow an active one: positive where the feature helps; null where not computed.</param>
public sealed record FeatureDashboard(
    int Index,
    FeatureState State,
    long Count,
    double Density,
    float MaxActivation,
    double SumActivation,
    Histogram Activations,
    LogitSummary Logits,
    NeuronAlignment[] AlignedNeurons,
    NeuronCorrelation[] CorrelatedNeurons,
    FeatureExample[] Examples,
    double? LossEffect);
