namespace Interp.Domain.Features;

/// <summary>One window in which a feature fires; token ids only, so that text is never repeated in rows.</summary>
public sealed class FeatureExample
{
    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    public ExampleKind Kind { get; init; }

    public int Level { get; init; }

    public int Rank { get; init; }

    public int Document { get; init; }

    /// <summary>Position in the corpus of the token that the example was chosen for.</summary>
    public long Position { get; init; }

    /// <summary>Position in the corpus of the window's first token.</summary>
    public long WindowStart { get; init; }

    public required int[] Tokens { get; init; }

    public required float[] Activations { get; init; }

    public bool Repeated { get; init; }
}
