namespace Interp.Cli.Verify;

/// <summary>What a verification found: the checks that decide and the tables behind them.</summary>
/// <param name="Seed">Of everything random.</param>
/// <param name="Checks">Each computed in this run.</param>
/// <param name="Skipped">What could not be checked.</param>
/// <param name="Details">Recorded beside the report; null for none.</param>
internal sealed record VerifyOutcome(long Seed, IReadOnlyList<VerifyCheck> Checks, IReadOnlyList<VerifySkip> Skipped, object? Details);
