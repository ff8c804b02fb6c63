using System.Diagnostics;

namespace Interp.Workers.Tests.Platform;

/// <summary>Runs the program that may die, and tells how it ended.</summary>
/// <param name="ExitCode">134 after an abort.</param>
/// <param name="Lines">What it said.</param>
/// <param name="Errors">What it, or the runtime, complained of.</param>
internal sealed record HostileProgram(int ExitCode, string[] Lines, string Errors)
{
    public const int Aborted = 128 + 6;

    /// <exception cref="TimeoutException">It did not end; the message ends with the last that it said.</exception>
    public static async Task<HostileProgram> Run(TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interp.Hostile.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["INTERP_ASSETS"] = Environment.GetEnvironmentVariable("INTERP_ASSETS");
        using var process = Process.Start(start)!;
        var (lines, errors) = (new List<string>(), process.StandardError.ReadToEndAsync(CancellationToken.None));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(enough.Token) is { } line) lines.Add(line);
            await process.WaitForExitAsync(enough.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"{string.Join(' ', arguments.Take(4))} did not end within {patience}. Its last words: {lines.LastOrDefault()}", late);
        }

        return new HostileProgram(process.ExitCode, [.. lines], await errors);
    }
}
