namespace Interp.Cli.Verify;

/// <summary>Gathers checks, and says each as it is found.</summary>
internal sealed class PatchingFindings(ProgressLines lines)
{
    /// <summary>In single precision: the gate of the issue.</summary>
    public const double Single = 3e-4;

    /// <summary>In double precision.</summary>
    public const double Double = 1e-8;

    public List<VerifyCheck> Checks { get; } = [];

    public List<VerifySkip> Skipped { get; } = [];

    public void Add(VerifyCheck check)
    {
        Checks.Add(check);
        lines.Say(FormattableString.Invariant($"{(check.Ok ? "holds" : "FAILS")} {check.Id}: {check.Measured:G3} {check.Tolerance}"));
    }

    /// <summary>Largest difference of two lists of numbers.</summary>
    public static double Most(IReadOnlyList<double> a, IReadOnlyList<double> b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
