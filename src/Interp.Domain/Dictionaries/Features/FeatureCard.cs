using System.Text.Json.Serialization;
using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>Everything on one feature's page.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="FeatureCount">Features in the dictionary.</param>
/// <param name="State">Live, ultra-low or dead.</param>
/// <param name="Fired">Tokens on which it fired.</param>
/// <param name="TokensSeen">Tokens that the card rests on.</param>
/// <param name="Density">Fired over seen.</param>
/// <param name="MaxActivation">Largest activation seen.</param>
/// <param name="Activations">Of non-zero activations; null for a dead feature.</param>
/// <param name="Logits">Of logit weights; null where they were not computed.</param>
/// <param name="PositiveLogits">Most promoted first.</param>
/// <param name="NegativeLogits">Most suppressed first.</param>
/// <param name="Groups">Examples: top, intervals from the highest, bottom.</param>
/// <param name="Neurons">Largest decoder entries.</param>
/// <param name="CorrelatedNeurons">Most correlated neurons.</param>
/// <param name="LossEffect">Mean loss effect, in nats, on the tokens that follow an active one in the top group; above zero when the feature helps. Null when it was not computed.</param>
/// <param name="SingleToken">All its examples fire on one and the same token.</param>
/// <param name="Twins">Most correlated features of other dictionaries that the viewer may see.</param>
/// <param name="AutointerpScore">Best score of an explanation; null when none was scored.</param>
public sealed record FeatureCard(
    string Dictionary,
    int Index,
    int FeatureCount,
    FeatureState State,
    long Fired,
    long TokensSeen,
    double Density,
    float MaxActivation,
    Histogram? Activations,
    Histogram? Logits,
    LogitToken[] PositiveLogits,
    LogitToken[] NegativeLogits,
    ExampleGroup[] Groups,
    NeuronAlignment[] Neurons,
    NeuronCorrelation[] CorrelatedNeurons,
    double? LossEffect,
    bool SingleToken,
    FeatureTwin[] Twins,
    float? AutointerpScore)
{
    /// <summary>How strongly a crosscoder's feature writes each of its hook points; null in a dictionary of one place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SiteNorm[]? Sites { get; init; }
}

/// <summary>A feature of another dictionary that fires on the same tokens.</summary>
/// <param name="Dictionary">Name of the other dictionary.</param>
/// <param name="Index">Its number there.</param>
/// <param name="Pearson">Correlation of the two activations over tokens.</param>
/// <param name="Cosine">Cosine similarity of the two activation series.</param>
public sealed record FeatureTwin(string Dictionary, int Index, double Pearson, double Cosine);

/// <summary>A neuron with a large entry in a feature's decoder direction.</summary>
/// <param name="Neuron">Index in the hooked layer.</param>
/// <param name="Value">The decoder entry.</param>
/// <param name="ShareOfL1">|value| over the direction's L1 norm.</param>
public sealed record NeuronAlignment(int Neuron, float Value, float ShareOfL1);

/// <summary>A neuron whose activation goes with a feature's.</summary>
/// <param name="Neuron">Index in the hooked layer.</param>
/// <param name="Pearson">Correlation over tokens.</param>
/// <param name="Cosine">Cosine similarity of the two activation series.</param>
public sealed record NeuronCorrelation(int Neuron, float Pearson, float Cosine);
