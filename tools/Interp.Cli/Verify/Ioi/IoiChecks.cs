namespace Interp.Cli.Verify;

/// <summary>Carries out <c>verify ioi</c>.</summary>
internal static class IoiChecks
{
    /// <param name="plan">How much.</param>
    /// <param name="mini">Folder of the project's small model.</param>
    /// <param name="gpt2">Folder of GPT-2 small; null where it was not supplied.</param>
    /// <param name="log">Told what is being done.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    public static VerifyOutcome Run(IoiPlan plan, string mini, string? gpt2, TextWriter log, CancellationToken cancellationToken)
    {
        var findings = new IoiFindings(log);
        if (File.Exists(Path.Combine(mini, "model.safetensors")))
        {
            using var subject = IoiSubject.Load(mini);
            new MiniSection(plan, findings, cancellationToken).Run(subject);
        }
        else
        {
            findings.Skipped.Add(new VerifySkip("ioi-mini", $"there is no model in {mini}"));
        }

        if (gpt2 is not null)
        {
            using var subject = IoiSubject.Load(gpt2);
            new Gpt2Section(plan, findings, cancellationToken).Run(subject);
        }
        else
        {
            findings.Skipped.Add(new VerifySkip("ioi-gpt2", "weights of gpt2 not supplied; add them with ./interp models add gpt2 --from FOLDER or, where the network allows, --from gpt2"));
        }

        return new VerifyOutcome(IoiPlan.Seed, findings.Checks, findings.Skipped, findings.Details);
    }
}
