namespace Interp.Domain.Dictionaries;

/// <summary>The map of one dictionary, or of two in one picture; parallel arrays, the features of the first dictionary first.</summary>
public sealed class DictionaryMap
{
    public int Id { get; init; }

    public int DictionaryId { get; init; }

    /// <summary>The second dictionary; null for a map of one.</summary>
    public int? OtherId { get; init; }

    public Guid JobId { get; init; }

    /// <summary>Feature of each point. Dead features have no place on the map.</summary>
    public required int[] Features { get; init; }

    /// <summary>How many points belong to the first dictionary.</summary>
    public int FirstCount { get; init; }

    public required float[] X { get; init; }

    public required float[] Y { get; init; }

    /// <summary>Cluster of each point; −1 for none. Similar clusters have neighbouring numbers.</summary>
    public required int[] Clusters { get; init; }

    public int ClusterCount { get; init; }

    /// <summary>How far neighbours in the picture are neighbours in truth; null where there are too few points to say.</summary>
    public double? Trustworthiness { get; init; }

    public int Neighbours { get; init; }

    public double MinDist { get; init; }

    public int MinClusterSize { get; init; }

    public long Seed { get; init; }

    public required string CodeVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public double Seconds { get; init; }
}
