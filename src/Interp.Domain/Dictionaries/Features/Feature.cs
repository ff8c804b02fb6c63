using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>One feature of a dictionary; parallel arrays, most important entry first.</summary>
public sealed class Feature
{
    public int DictionaryId { get; init; }

    public int Index { get; init; }

    /// <summary>A fixed shuffle of the dictionary, for the random order.</summary>
    public int Shuffle { get; init; }

    public FeatureState State { get; init; }

    public long Fired { get; init; }

    public double Density { get; init; }

    public float MaxActivation { get; init; }

    /// <summary>The token it fires on most strongly; null for a dead feature.</summary>
    public int? TopToken { get; init; }

    /// <summary>Mean loss effect, in nats, on the tokens that follow an active one in the top group; above zero when the feature helps. Null when it was not computed.</summary>
    public float? LossEffect { get; init; }

    /// <summary>All its examples fire on one and the same token: see <see cref="SingleTokens"/>.</summary>
    public bool SingleToken { get; init; }

    /// <summary>Best score of an explanation; null when none was scored.</summary>
    public float? AutointerpScore { get; init; }

    /// <summary>Highest correlation with a feature of another dictionary; null when none was compared.</summary>
    public float? TwinPearson { get; init; }

    public required float[] ActivationEdges { get; init; }

    public required int[] ActivationCounts { get; init; }

    public required float[] LogitEdges { get; init; }

    public required int[] LogitCounts { get; init; }

    public required int[] PositiveTokens { get; init; }

    public required float[] PositiveLogits { get; init; }

    public required int[] NegativeTokens { get; init; }

    public required float[] NegativeLogits { get; init; }

    public required int[] Neurons { get; init; }

    public required float[] NeuronValues { get; init; }

    public required float[] NeuronShares { get; init; }

    public required int[] CorrelatedNeurons { get; init; }

    public required float[] CorrelatedPearson { get; init; }

    public required float[] CorrelatedCosine { get; init; }
}
