namespace Interp.Analysis.Dictionaries;

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
