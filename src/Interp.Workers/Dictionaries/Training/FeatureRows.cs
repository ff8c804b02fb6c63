using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Histogram = Interp.Analysis.Dictionaries.Histogram;

namespace Interp.Workers.Dictionaries;

/// <summary>Dashboards as rows of <c>features</c>.</summary>
internal static class FeatureRows
{
    public static Feature Of(FeatureDashboard f, FeatureExamples examples) => new()
    {
        Index = f.Index,
        Shuffle = Shuffle.Of(f.Index),
        State = f.State,
        Fired = f.Count,
        Density = f.Density,
        MaxActivation = f.MaxActivation,
        TopToken = examples.Groups.Length == 0 ? null : examples.Tokens[examples.Window / 2],
        LossEffect = (float?)f.LossEffect,
        SingleToken = SingleTokens.Is(examples),
        ActivationEdges = Edges(f.Activations),
        ActivationCounts = f.Activations.Counts,
        LogitEdges = Edges(f.Logits.Histogram),
        LogitCounts = f.Logits.Histogram.Counts,
        PositiveTokens = Array.ConvertAll(f.Logits.Positive, t => t.Token),
        PositiveLogits = Array.ConvertAll(f.Logits.Positive, t => t.Value),
        NegativeTokens = Array.ConvertAll(f.Logits.Negative, t => t.Token),
        NegativeLogits = Array.ConvertAll(f.Logits.Negative, t => t.Value),
        Neurons = Array.ConvertAll(f.AlignedNeurons, n => n.Neuron),
        NeuronValues = Array.ConvertAll(f.AlignedNeurons, n => n.Value),
        NeuronShares = Array.ConvertAll(f.AlignedNeurons, n => n.ShareOfL1),
        CorrelatedNeurons = Array.ConvertAll(f.CorrelatedNeurons, n => n.Neuron),
        CorrelatedPearson = Array.ConvertAll(f.CorrelatedNeurons, n => n.Pearson),
        CorrelatedCosine = Array.ConvertAll(f.CorrelatedNeurons, n => n.Cosine),
    };

    private static float[] Edges(Histogram histogram) =>
        histogram.Counts.Length == 0 ? [] : [.. Enumerable.Range(0, histogram.Counts.Length + 1).Select(histogram.Edge)];
}
