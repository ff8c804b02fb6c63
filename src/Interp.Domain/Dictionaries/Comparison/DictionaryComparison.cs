namespace Interp.Domain.Dictionaries;

/// <summary>What two dictionaries have in common on the same tokens; parallel arrays.</summary>
public sealed class DictionaryComparison
{
    public int Id { get; init; }

    public int DictionaryId { get; init; }

    public int OtherId { get; init; }

    public Guid JobId { get; init; }

    /// <summary>Tokens that both encoded.</summary>
    public long Tokens { get; init; }

    public long Seed { get; init; }

    /// <summary>For each feature of the first dictionary the highest correlation with one of the second; NaN for one that was never active here.</summary>
    public required float[] Best { get; init; }

    /// <summary>The same for the second.</summary>
    public required float[] OtherBest { get; init; }

    /// <summary>Splitting edges, strongest first: feature of the first dictionary.</summary>
    public required int[] Edges { get; init; }

    /// <summary>Feature of the second.</summary>
    public required int[] OtherEdges { get; init; }

    /// <summary>Masked cosine of each edge.</summary>
    public required float[] Strengths { get; init; }

    /// <summary>Edges found; more than kept where the list was cut.</summary>
    public int EdgesFound { get; init; }

    public required string CodeVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public double Seconds { get; init; }
}
