namespace Interp.Cli.Verify;

/// <summary>Gathers checks, and says each as it is found.</summary>
internal sealed class EngineFindings(ProgressLines lines)
{
    public List<VerifyCheck> Checks { get; } = [];

    public void Add(VerifyCheck check)
    {
        Checks.Add(check);
        lines.Say(FormattableString.Invariant($"{(check.Ok ? "holds" : "FAILS")} {check.Id}: {check.Measured:G3} {check.Tolerance}"));
    }
}
