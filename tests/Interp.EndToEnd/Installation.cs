using System.Diagnostics;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Interp.EndToEnd.Installation))]

namespace Interp.EndToEnd;

/// <summary>
/// A whole installation in a folder of its own, made the way an operator makes one: <c>./interp up</c>.
/// It brings a small corpus of the checkout's own text, so that nothing is downloaded.
/// </summary>
public sealed partial class Installation : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"interp-e2e-{Environment.ProcessId}");
    private string _said = "";

    /// <summary>Where the site answers, e.g. <c>http://127.0.0.1:5181</c>.</summary>
    public string Address => First(AddressLine(), "the address of the site");

    public string InstructorPassword => First(InstructorLine(), "the instructor's first sign-in");

    public string LearnerPassword => First(LearnerLine(), "the learner's first sign-in");

    /// <summary>A new member of a cohort; the password.</summary>
    public async Task<string> Member(string email, string role, string cohort) => (await Interp("person", email, role, cohort)).Trim().Split(' ')[^1];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_data);
        var text = Path.Combine(_data, "text");
        Directory.CreateDirectory(text);
        foreach (var (file, number) in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select((file, i) => (file, i)))
        {
            File.Copy(file, Path.Combine(text, $"{number}.txt"));
        }

        await Interp("cli", "corpus", "build", "--from", text, "--name", "our-source",
            "--tokenizer", Path.Combine(Checkout.Root, "models", "mini-pile-1l"), "--output", Path.Combine(_data, "corpora", "our-source"));
        _said = await Interp("up");
    }

    public async ValueTask DisposeAsync()
    {
        await Interp("down");
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Runs <c>./interp</c>; its standard output, or an error with everything that it said.</summary>
    public async Task<string> Interp(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "interp"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["INTERP_DATA"] = _data, ["INTERP_PORT"] = "5180" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        await process.WaitForExitAsync(limit.Token);
        var said = await output;
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"./interp {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}\n{await errors}");
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
