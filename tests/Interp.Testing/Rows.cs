using Interp.Domain.Features;

namespace Interp.Testing;

/// <summary>Rows with everything filled in that a test does not care about.</summary>
public static class Rows
{
    public static Feature Feature(int index, double density = 0.01, float max = 1, FeatureState state = FeatureState.Live, int shuffle = 0, int? topToken = 2, int dictionary = 0) => new()
    {
        DictionaryId = dictionary, Index = index, Shuffle = shuffle, State = state, Fired = (long)(density * 1000), Density = density, MaxActivation = max, TopToken = topToken,
        ActivationEdges = [0, 0.5f, 1], ActivationCounts = [3, 1], LogitEdges = [-1, 1], LogitCounts = [8],
        PositiveTokens = [2, 0], PositiveLogits = [1.5f, 1], NegativeTokens = [1], NegativeLogits = [-1],
        Neurons = [3], NeuronValues = [0.5f], NeuronShares = [0.25f], CorrelatedNeurons = [3], CorrelatedPearson = [0.75f], CorrelatedCosine = [0.8f],
    };

    public static FeatureExample Example(int dictionary, int feature, ExampleKind kind = ExampleKind.Top, int level = 0, int rank = 0, float activation = 1) => new()
    {
        DictionaryId = dictionary, Feature = feature, Kind = kind, Level = level, Rank = rank, Document = 1, Position = 101, WindowStart = 100,
        Tokens = [0, 2, 3], Activations = [0, activation, 0],
    };

    internal static Feature In(Feature f, int dictionary) => new()
    {
        DictionaryId = dictionary, Index = f.Index, Shuffle = f.Shuffle, State = f.State, Fired = f.Fired, Density = f.Density, MaxActivation = f.MaxActivation, TopToken = f.TopToken,
        ActivationEdges = f.ActivationEdges, ActivationCounts = f.ActivationCounts, LogitEdges = f.LogitEdges, LogitCounts = f.LogitCounts,
        PositiveTokens = f.PositiveTokens, PositiveLogits = f.PositiveLogits, NegativeTokens = f.NegativeTokens, NegativeLogits = f.NegativeLogits,
        Neurons = f.Neurons, NeuronValues = f.NeuronValues, NeuronShares = f.NeuronShares,
        CorrelatedNeurons = f.CorrelatedNeurons, CorrelatedPearson = f.CorrelatedPearson, CorrelatedCosine = f.CorrelatedCosine,
    };
}
