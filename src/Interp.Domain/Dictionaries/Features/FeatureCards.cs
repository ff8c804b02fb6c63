using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>Makes cards from rows.</summary>
internal static class FeatureCards
{
    public static FeatureCard Of(string dictionary, DictionaryPlace place, Feature f, Vocabulary vocabulary, ExampleGroup[] groups) => new(
        dictionary, f.Index, place.FeatureCount, f.State, f.Fired, place.TokensSeen, f.Density, f.MaxActivation,
        Histogram(f.ActivationEdges, f.ActivationCounts),
        Histogram(f.LogitEdges, f.LogitCounts),
        Logits(vocabulary, f.PositiveTokens, f.PositiveLogits),
        Logits(vocabulary, f.NegativeTokens, f.NegativeLogits),
        groups,
        [.. f.Neurons.Select((neuron, i) => new NeuronAlignment(neuron, f.NeuronValues[i], f.NeuronShares[i]))],
        [.. f.CorrelatedNeurons.Select((neuron, i) => new NeuronCorrelation(neuron, f.CorrelatedPearson[i], f.CorrelatedCosine[i]))],
        f.LossEffect, f.SingleToken, Twins: [], f.AutointerpScore);

    private static Histogram? Histogram(float[] edges, int[] counts) => counts.Length == 0 ? null : new(edges, counts);

    private static LogitToken[] Logits(Vocabulary vocabulary, int[] tokens, float[] values) =>
        [.. tokens.Select((id, i) => new LogitToken(vocabulary.Text(id), values[i]))];
}
