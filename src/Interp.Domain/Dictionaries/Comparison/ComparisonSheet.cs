namespace Interp.Domain.Dictionaries;

/// <summary>A comparison as pages and scripts read it, seen from one of the two dictionaries; parallel arrays.</summary>
/// <param name="Dictionary">Name of the one that is looked from.</param>
/// <param name="Other">Name of the other.</param>
/// <param name="Tokens">Tokens that both encoded.</param>
/// <param name="Seed">Of the choice of text.</param>
/// <param name="Best">For each feature the highest correlation with one of the other dictionary; null for one that was never active here.</param>
/// <param name="OtherBest">The same the other way round.</param>
/// <param name="Median">Of <paramref name="Best"/>; null where nothing was active.</param>
/// <param name="OtherMedian">Of <paramref name="OtherBest"/>.</param>
/// <param name="Edges">Splitting edges, strongest first: feature of the one.</param>
/// <param name="OtherEdges">Feature of the other.</param>
/// <param name="Strengths">Masked cosine of each edge.</param>
/// <param name="EdgesFound">Edges found; more than are kept where the list was cut.</param>
/// <param name="CodeVersion">Commit of the worker that made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="JobId">The job that made it.</param>
public sealed record ComparisonSheet(
    string Dictionary,
    string Other,
    long Tokens,
    long Seed,
    float?[] Best,
    float?[] OtherBest,
    double? Median,
    double? OtherMedian,
    int[] Edges,
    int[] OtherEdges,
    float[] Strengths,
    int EdgesFound,
    string CodeVersion,
    DateTimeOffset CreatedAt,
    double Seconds,
    Guid JobId);
