namespace Interp.Cli.Verify;

/// <summary>The outcome of <c>verify NAME</c>; its JSON line is a contract with whoever runs the command.</summary>
/// <param name="Name">What was verified.</param>
/// <param name="Quick">Whether the short form ran.</param>
/// <param name="Ok">Every check holds, and there was at least one.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Code">Git commit.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Checks">In the order they were made.</param>
/// <param name="Skipped">What could not be checked.</param>
internal sealed record VerifyReport(
    string Name,
    bool Quick,
    bool Ok,
    double Seconds,
    string Code,
    long Seed,
    IReadOnlyList<VerifyCheck> Checks,
    IReadOnlyList<VerifySkip> Skipped)
{
    /// <summary>A report whose verdict follows from its checks.</summary>
    public static VerifyReport Of(
        string name, bool quick, TimeSpan elapsed, string code, long seed, IReadOnlyList<VerifyCheck> checks, IReadOnlyList<VerifySkip> skipped) =>
        new(name, quick, checks.Count > 0 && checks.All(c => c.Ok), Math.Round(elapsed.TotalSeconds, 1), code, seed, checks, skipped);
}
