using System.Diagnostics;

namespace Interp.Cli.Verify;

/// <summary>The same computation gives the same bits again, here and in another process, on one machine under one setting. Nothing is said of two settings or two machines.</summary>
internal static class DeterminismSection
{
    public static async Task RunAsync(EngineFindings findings, long seed, CancellationToken cancellationToken)
    {
        var first = Fingerprint.Of(seed);
        // What lies in memory before must not matter.
        Add("determinism-again", "runs in this process that give other bits, of two", Enumerable.Range(0, 2).Count(_ => Differs(Fingerprint.Of(seed))));
        Add("determinism-seed", "other seeds that give the same bits", Differs(Fingerprint.Of(seed + 1)) ? 0 : 1);
        Add("determinism-processes", "whether another process gives other bits", Differs(await OfAnotherProcessAsync(cancellationToken)) ? 1 : 0);

        bool Differs(string other) => !string.Equals(other, first, StringComparison.Ordinal);

        void Add(string id, string what, int measured) => findings.Add(VerifyCheck.AtMost(id, what, null, measured, 0));
    }

    private static async Task<string> OfAnotherProcessAsync(CancellationToken cancellationToken)
    {
        var program = typeof(DeterminismSection).Assembly.Location;
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { program, "verify", "engine", "--fingerprint" }, RedirectStandardOutput = true, UseShellExecute = false };
        using var child = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var output = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode == 0 ? output.Trim() : throw new InvalidDataException(FormattableString.Invariant($"the second process ended with {child.ExitCode}."));
    }
}
