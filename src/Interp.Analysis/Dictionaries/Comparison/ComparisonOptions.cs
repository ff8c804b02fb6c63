using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>What a comparison reads and keeps.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Tokens that both dictionaries encode; the whole split where it holds fewer.</summary>
    public long Tokens { get; init; } = 1_000_000;

    /// <summary>Which documents are read.</summary>
    public CorpusSplit Split { get; init; } = CorpusSplit.Train;

    /// <summary>Seed of the choice of text.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the encoders' selection; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Best matches kept for each feature, both ways.</summary>
    public int Matches { get; init; } = 3;

    /// <summary>Masked cosine above which two features are joined by an edge (the paper's line).</summary>
    public double LeastStrength { get; init; } = 0.4;

    /// <summary>A feature active on fewer rows than this gets no edges: on a handful of rows, anything that fires with it is alike.</summary>
    public long LeastHits { get; init; } = 10;

    /// <summary>Edges kept, the strongest.</summary>
    public int MostEdges { get; init; } = 200_000;
}
