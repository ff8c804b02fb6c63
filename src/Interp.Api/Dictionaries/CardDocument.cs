using System.Text.Json.Serialization;
using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;

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

/// <summary>Examples chosen together: top, interval (0 the highest) or bottom.</summary>
internal sealed record CardGroup(string Kind, int Level, float MaxActivation, CardWindow[] Examples);

/// <summary>Tokens that a feature promotes or suppresses, the most first.</summary>
internal sealed record CardLogits(int[] Tokens, float[] Values);

/// <summary>A document that examples come from.</summary>
internal sealed record CardSource(int Document, string Source, string Class);

/// <summary>One example; <paramref name="Source"/> is a place in the card's sources, <paramref name="Place"/> that of its first token for ablations.</summary>
internal sealed record CardWindow(
    int Source,
    long Position,
    int Place,
    int Focus,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Repeated,
    int[] Tokens,
    float[] Activations,
    [property: JsonConverter(typeof(NaNAsNull))] float[]? LossEffects);
