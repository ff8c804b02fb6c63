using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;

namespace Interp.Testing;

/// <summary>Rows with everything filled in that a test does not care about.</summary>
public static class Rows
{
    public static Feature Feature(int index, double density = 0.01, float max = 1, FeatureState state = FeatureState.Live, int shuffle = 0, int? topToken = 2, int dictionary = 0,
        float? lossEffect = null, bool singleToken = false, float? score = null, float? twin = null) => new()
    {
        DictionaryId = dictionary, Index = index, Shuffle = shuffle, State = state, Fired = (long)(density * 1000), Density = density, MaxActivation = max, TopToken = topToken,
        LossEffect = lossEffect, SingleToken = singleToken, AutointerpScore = score, TwinPearson = twin,
        ActivationEdges = [0, 0.5f, 1], ActivationCounts = [3, 1], LogitEdges = [-1, 1], LogitCounts = [8],
        PositiveTokens = [2, 0], PositiveLogits = [1.5f, 1], NegativeTokens = [1], NegativeLogits = [-1],
        Neurons = [3], NeuronValues = [0.5f], NeuronShares = [0.25f], CorrelatedNeurons = [3], CorrelatedPearson = [0.75f], CorrelatedCosine = [0.8f],
    };

    /// <summary>Examples of three places: "a", the focus " the" and a line break.</summary>
    public static FeatureExamples Examples(int dictionary, int feature, params (ExampleKind Kind, int Level, float Activation)[] examples) => new()
    {
        DictionaryId = dictionary, Feature = feature, Window = 3,
        Groups = Array.ConvertAll(examples, e => ExampleCode.Of(e.Kind, e.Level)),
        Documents = Array.ConvertAll(examples, _ => 1),
        Positions = Array.ConvertAll(examples, _ => 101L),
        Repeated = new bool[examples.Length],
        Tokens = [.. examples.SelectMany(_ => new[] { 0, 2, 3 })],
        Activations = [.. examples.SelectMany(e => new[] { 0, e.Activation, 0 })],
        LossEffects = [],
    };

    internal static Feature In(Feature f, int dictionary) => new()
    {
        DictionaryId = dictionary, Index = f.Index, Shuffle = f.Shuffle, State = f.State, Fired = f.Fired, Density = f.Density, MaxActivation = f.MaxActivation, TopToken = f.TopToken,
        LossEffect = f.LossEffect, SingleToken = f.SingleToken, AutointerpScore = f.AutointerpScore, TwinPearson = f.TwinPearson,
        ActivationEdges = f.ActivationEdges, ActivationCounts = f.ActivationCounts, LogitEdges = f.LogitEdges, LogitCounts = f.LogitCounts,
        PositiveTokens = f.PositiveTokens, PositiveLogits = f.PositiveLogits, NegativeTokens = f.NegativeTokens, NegativeLogits = f.NegativeLogits,
        Neurons = f.Neurons, NeuronValues = f.NeuronValues, NeuronShares = f.NeuronShares,
        CorrelatedNeurons = f.CorrelatedNeurons, CorrelatedPearson = f.CorrelatedPearson, CorrelatedCosine = f.CorrelatedCosine,
    };
}
