namespace Interp.Domain.Dictionaries;

/// <summary>Counts between edges.</summary>
/// <param name="Edges">One more than there are bins, ascending.</param>
/// <param name="Counts">Per bin.</param>
public sealed record Histogram(float[] Edges, int[] Counts);
