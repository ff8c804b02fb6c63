using System.Globalization;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>Runs a verification and keeps the contract: talk on standard error, one line of JSON on standard output, the exit status.</summary>
/// <param name="output">Standard output.</param>
/// <param name="log">Standard error.</param>
/// <param name="time">Measures the run.</param>
/// <param name="code">Commit of the code that runs.</param>
/// <param name="resultsFolder">Where <c>--record</c> writes.</param>
internal sealed class VerifyRunner(TextWriter output, TextWriter log, TimeProvider time, string code, string resultsFolder)
{
    /// <summary>Exit status of a run that held.</summary>
    public const int Held = 0;

    /// <summary>Exit status of a run that was carried out and did not hold.</summary>
    public const int DidNotHold = 1;

    /// <summary>Runs <paramref name="verify"/> and reports it; what could not be carried out is reported as skipped, with the reason.</summary>
    public async Task<int> RunAsync(string name, bool quick, bool record, Func<Task<VerifyOutcome>> verify)
    {
        var started = time.GetTimestamp();
        var outcome = await OutcomeAsync(name, verify);
        var report = VerifyReport.Of(name, quick, time.GetElapsedTime(started), code, outcome.Seed, outcome.Checks, outcome.Skipped);
        foreach (var check in report.Checks)
            log.WriteLine(Line(check));
        foreach (var skip in report.Skipped)
            log.WriteLine($"skipped  {skip.Id}: {skip.Why}");

        if (record)
        {
            Directory.CreateDirectory(resultsFolder);
            var path = Path.Combine(resultsFolder, $"{name}{(quick ? "-quick" : "")}.json");
            File.WriteAllText(path, VerifyJson.File(report, outcome.Details));
            log.WriteLine($"Recorded in {path}");
        }

        output.WriteLine(VerifyJson.Line(report));
        return report.Ok ? Held : DidNotHold;
    }

    private static async Task<VerifyOutcome> OutcomeAsync(string name, Func<Task<VerifyOutcome>> verify)
    {
        try
        {
            return await verify();
        }
        catch (Exception error) when (error is InvalidDataException or IOException or HttpRequestException or CorpusException or TokenizerFormatException)
        {
            return new VerifyOutcome(0, [], [new VerifySkip(name, error.Message)], null);
        }
    }

    private static string Line(VerifyCheck check)
    {
        var published = check.Published is { } value ? value.ToString("G4", CultureInfo.InvariantCulture) : "-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(check.Ok ? "holds  " : "FAILS  ")}  {check.Id,-28} published {published,-6} measured {check.Measured,-8:G4} {check.Tolerance,-8}  {check.What}");
    }
}
