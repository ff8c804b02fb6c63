using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;

namespace Interp.Api.Dictionaries;

/// <summary>
/// A card as programs read it: what the page shows, with each token's text once. Tokens elsewhere are places in <paramref name="Tokens"/>;
/// numbers that were measured have four significant digits.
/// </summary>
internal sealed record CardDocument(
    string Dictionary,
    int Index,
    int FeatureCount,
    FeatureState State,
    long Fired,
    long TokensSeen,
    double Density,
    float MaxActivation,
    double? LossEffect,
    bool SingleToken,
    float? AutointerpScore,
    Histogram? Activations,
    Histogram? Logits,
    CardLogits PositiveLogits,
    CardLogits NegativeLogits,
    CardGroup[] Groups,
    NeuronAlignment[] Neurons,
    NeuronCorrelation[] CorrelatedNeurons,
    FeatureTwin[] Twins,
    CardSource[] Sources,
    TokenTable Tokens);
