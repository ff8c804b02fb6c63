namespace Interp.Cli.Verify;

/// <summary>A check that could not be made, and what would make it possible.</summary>
internal sealed record VerifySkip(string Id, string Why);
