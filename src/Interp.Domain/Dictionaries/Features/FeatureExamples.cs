namespace Interp.Domain.Dictionaries;

/// <summary>
/// All examples of one feature in parallel arrays, in reading order; token ids only, so that text is never repeated in rows.
/// Example <c>e</c> has the places <c>e·Window .. e·Window + Window − 1</c>, its focus token in the middle of them.
/// </summary>
public sealed class FeatureExamples
{
    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>Places per example, odd.</summary>
    public int Window { get; init; }

    /// <summary>Per example: 0 top, 1 to 11 intervals 0 to 10, 12 bottom.</summary>
    public required short[] Groups { get; init; }

    /// <summary>Per example: index of its document in the corpus.</summary>
    public required int[] Documents { get; init; }

    /// <summary>Per example: position in the corpus of the token that it was chosen for.</summary>
    public required long[] Positions { get; init; }

    /// <summary>Per example: the same token already stands in an earlier group.</summary>
    public required bool[] Repeated { get; init; }

    /// <summary>Per place: token id, −1 outside the document.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>Per place: the feature's activation.</summary>
    public required float[] Activations { get; init; }

    /// <summary>
    /// Per place: loss without the feature − loss with it, of predicting the token there, in nats; above zero where the feature helped, NaN
    /// where it is undefined. Empty when it was not computed.
    /// </summary>
    public required float[] LossEffects { get; init; }
}
