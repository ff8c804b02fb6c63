using System.Runtime.InteropServices;
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

/// <summary>One line of a card: the token an activation was selected for, inside its window.</summary>
/// <param name="Group">Which group it stands in.</param>
/// <param name="Level">0 (the sample's maximum) .. 10 (zero) for <see cref="ExampleGroup.Level"/>, otherwise -1.</param>
/// <param name="Rank">Place within its group, from 0.</param>
/// <param name="Document">Index of the document in the corpus.</param>
/// <param name="Position">Offset of the selected token in the corpus' token file.</param>
/// <param name="WindowStart">Offset of the window's first token; <c>Position - WindowStart</c> is 4 except near a document edge.</param>
/// <param name="Tokens">Token ids of the window, at most 9, all of the same document.</param>
/// <param name="Activations">This feature's activation on each token of the window (0 where it is silent).</param>
/// <param name="Repeated">The same token already stands in an earlier group of this card.</param>
public sealed record FeatureExample(
    ExampleGroup Group,
    int Level,
    int Rank,
    int Document,
    long Position,
    long WindowStart,
    int[] Tokens,
    float[] Activations,
    bool Repeated)
{
    /// <summary>The activation the example was selected for.</summary>
    public float Value => Activations[(int)(Position - WindowStart)];

    /// <summary>
    /// loss(ablated) − loss(clean) of predicting each token of the window, in nats: positive where the feature helps. NaN at the first
    /// token of a context, which nothing predicts. Null: not computed.
    /// </summary>
    public float[]? LossEffects { get; init; }

    /// <summary>The tokens of the window that follow one the feature is active on, with what it raises and lowers there.</summary>
    public AblatedPlace[] Places { get; init; } = [];
}

/// <summary>A feature's direct effect on the output, its median shifted to 0.</summary>
/// <param name="Positive">The tokens raised most, highest first.</param>
/// <param name="Negative">The tokens lowered most, lowest first.</param>
/// <param name="Histogram">All counted tokens in equal bins from the least to the greatest weight.</param>
public sealed record LogitSummary(TokenLogit[] Positive, TokenLogit[] Negative, Histogram Histogram)
{
    /// <summary>For features of a hook point that has no direct path to the logits.</summary>
    public static LogitSummary Empty { get; } = new([], [], Histogram.Empty);
}

/// <summary>One of the largest entries of a feature's decoder row.</summary>
/// <param name="Neuron">Index in the MLP layer.</param>
/// <param name="Value">The entry, with its sign.</param>
/// <param name="ShareOfL1">|value| over the row's L1 norm.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NeuronAlignment(int Neuron, float Value, float ShareOfL1);

/// <summary>How a neuron's activations go with a feature's over the tokens of the pass.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NeuronCorrelation(int Neuron, float Pearson, float Cosine);

/// <summary>How much one unit of a feature moves a vocabulary token's logit, relative to the feature's median token.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenLogit(int Token, float Value);
