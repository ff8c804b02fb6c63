namespace Interp.Domain.Dictionaries;

/// <summary>One of the features of another dictionary that go best with a feature.</summary>
public sealed class FeatureTwinRow
{
    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    public int OtherId { get; init; }

    /// <summary>0 for the best.</summary>
    public short Rank { get; init; }

    public int OtherFeature { get; init; }

    /// <summary>Correlation of activations.</summary>
    public float Pearson { get; init; }

    /// <summary>Cosine of activations.</summary>
    public float Cosine { get; init; }
}
