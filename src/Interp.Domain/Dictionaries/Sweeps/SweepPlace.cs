namespace Interp.Domain.Dictionaries;

/// <summary>One point of a sweep, for whoever publishes it.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Number">From 0.</param>
public sealed record SweepPlace(Guid Sweep, int Number);
