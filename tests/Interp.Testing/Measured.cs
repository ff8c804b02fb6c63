namespace Interp.Testing;

/// <summary>One measurement as an exporter would get it.</summary>
public sealed record Measured(string Instrument, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
