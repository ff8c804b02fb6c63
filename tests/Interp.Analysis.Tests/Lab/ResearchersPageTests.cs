using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Interp.Analysis.Tests.Lab;

/// <summary>docs/researchers.md does what it says: its code is run as it stands, and prints what stands below it.</summary>
public sealed partial class ResearchersPageTests
{
    // Words are the same to the letter. Numbers may differ in their last digit and by two per cent: other processors round otherwise.
    private const double Absolute = 0.011, Relative = 0.02;

    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "researchers.md"));

    [Fact]
    public async Task The_page_prints_what_it_shows()
    {
        // Beside the projects that the page refers to, under a name that nobody's own script has.
        const string Script = "lab-of-docs-researchers.cs";
        var path = Path.Combine(Checkout.Root, Script);
        await File.WriteAllTextAsync(path, string.Join('\n', Blocks("csharp")), TestContext.Current.CancellationToken);
        try
        {
            var command = Command().Match(Page).Groups["arguments"].Value.Replace("lab.cs", Script, StringComparison.Ordinal);
            var (status, output, errors) = await Run(command.Split(' '), TestContext.Current.CancellationToken);
            status.ShouldBe(0, output + errors);
            Compare(output.TrimEnd('\n').Split('\n'), string.Concat(Blocks("text")).TrimEnd('\n').Split('\n'));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("0.74 of 3.1", "0.74 of 3.1", true)]
    [InlineData("-81.0 %", "-80.0 %", true)]
    [InlineData("16 %", "17 %", false)]
    [InlineData("0.83", "-0.83", false)]
    [InlineData("1.0 John", "1.0 Mary", false)]
    public void Numbers_may_differ_a_little_and_words_not_at_all(string printed, string shown, bool alike)
    {
        var compare = () => Compare([printed], [shown]);
        if (alike) compare.ShouldNotThrow();
        else compare.ShouldThrow<ShouldAssertException>();
    }

    private static void Compare(string[] printed, string[] shown)
    {
        printed.Length.ShouldBe(shown.Length, string.Join('\n', printed));
        foreach (var (line, expected) in printed.Zip(shown))
        {
            Number().Replace(line, "#").ShouldBe(Number().Replace(expected, "#"));
            foreach (var (number, other) in Numbers(line).Zip(Numbers(expected))) number.ShouldBe(other, Absolute + Relative * Math.Abs(other), line);
        }
    }

    private static IEnumerable<string> Blocks(string language) => Block().Matches(Page).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    private static IEnumerable<double> Numbers(string line) => Number().Matches(line).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture));

    private static async Task<(int Status, string Output, string Errors)> Run(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Checkout.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // No process of the build outlives the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>(.*\n)*?)```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^dotnet (?<arguments>run .*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Command();

    // Spaces before a number belong to it: a column of a table stays one where a number loses its sign.
    [GeneratedRegex(@" *-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
