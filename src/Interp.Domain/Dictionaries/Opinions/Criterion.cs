namespace Interp.Domain.Dictionaries;

/// <summary>One question of the rubric.</summary>
/// <param name="Name">As in JSON.</param>
/// <param name="Most">Largest mark; the least is 0.</param>
/// <param name="Counts">Whether it is part of the total.</param>
/// <param name="Of">Marks of a rating, one per interval shown.</param>
public sealed record Criterion(string Name, int Most, bool Counts, Func<Rating, int[]> Of);
