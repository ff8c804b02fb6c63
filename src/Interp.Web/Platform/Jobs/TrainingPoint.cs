namespace Interp.Web.Platform;

/// <summary>What training reported at one step.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Numbers">By name, at least one; a name is missing where there was nothing to say.</param>
public sealed record TrainingPoint(long Step, IReadOnlyDictionary<string, double> Numbers);
