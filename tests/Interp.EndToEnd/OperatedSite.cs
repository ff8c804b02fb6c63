using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Interp.EndToEnd;

/// <summary>A whole installation with a data folder of its own, operated as people do it: with <c>./interp</c>.</summary>
/// <param name="name">Part of the data folder's name.</param>
/// <param name="port">Where the site is to answer; the next one that is free otherwise.</param>
public sealed partial class OperatedSite(string name, int port) : IAsyncDisposable
{
    private string _said = "";

    /// <summary>The data folder; not there before something is put into it or the site is started.</summary>
    public string Data { get; } = Path.Combine(Path.GetTempPath(), $"interp-{name}-{Environment.ProcessId}");

    /// <summary>Where the site answers, e.g. <c>http://127.0.0.1:5181</c>.</summary>
    public string Address => First(AddressLine(), "the address of the site");

    public string InstructorPassword => First(InstructorLine(), "the instructor's first sign-in");

    public string LearnerPassword => First(LearnerLine(), "the learner's first sign-in");

    /// <summary>Starts it.</summary>
    /// <returns>What was printed.</returns>
    public async Task<string> Up() => _said = await Interp("up");

    /// <summary>Runs <c>./interp</c>; its standard output, or an error with everything that it said.</summary>
    public async Task<string> Interp(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "interp"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["INTERP_DATA"] = Data, ["INTERP_PORT"] = $"{port}" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"./interp {string.Join(' ', arguments)} was not done within eight minutes.", late);
        }

        var said = await output;
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"./interp {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}\n{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(Data)) return;
        await Interp("down");
        Directory.Delete(Data, recursive: true);
    }

    private string First(Regex pattern, string what) =>
        pattern.Match(_said) is { Success: true } match
            ? match.Groups["found"].Value
            : throw new InvalidOperationException($"`./interp up` did not print {what}; it said:\n{_said}");

    [GeneratedRegex(@"Interp is at (?<found>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"learner@interp\.local with password (?<found>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LearnerLine();

    [GeneratedRegex(@"instructor@interp\.local with password (?<found>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InstructorLine();
}
