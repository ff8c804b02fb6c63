namespace Interp.Domain.Dictionaries;

/// <summary>How a map was made.</summary>
/// <param name="Neighbours">Size of a neighbourhood.</param>
/// <param name="MinDist">Least distance in the picture.</param>
/// <param name="MinClusterSize">Least features of a cluster.</param>
/// <param name="Seed">Of every random choice.</param>
/// <param name="Trustworthiness">How far neighbours in the picture are neighbours in truth, 0 to 1.</param>
/// <param name="CodeVersion">Commit of the worker that made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="JobId">The job that made it.</param>
public sealed record MapRecipe(
    int Neighbours, double MinDist, int MinClusterSize, long Seed, double? Trustworthiness, string CodeVersion, DateTimeOffset CreatedAt, double Seconds, Guid JobId);
