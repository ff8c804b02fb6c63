namespace Interp.Domain.Platform;

/// <summary>A stage of a kind of job.</summary>
/// <param name="Name">As workers report it.</param>
/// <param name="Title">What it does, for people.</param>
/// <param name="Counts">What its steps are; null where people are told a share alone.</param>
public sealed record JobStage(string Name, string Title, string? Counts);
