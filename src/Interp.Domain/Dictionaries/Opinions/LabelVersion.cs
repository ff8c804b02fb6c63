namespace Interp.Domain.Dictionaries;

/// <summary>One version of a label, for people.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Text">Empty when this version took the label away.</param>
/// <param name="Status">How settled it is.</param>
/// <param name="Note">Why.</param>
/// <param name="RestoredFrom">The earlier version that this one brought back.</param>
/// <param name="Author">As the viewer may see them.</param>
/// <param name="At">When.</param>
public sealed record LabelVersion(int Version, string Text, LabelStatus Status, string? Note, int? RestoredFrom, string Author, DateTimeOffset At);
