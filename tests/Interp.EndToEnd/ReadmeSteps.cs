using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Interp.EndToEnd;

/// <summary>The numbered steps of a section of README.md, so that a test does what stands there and not what stood there once.</summary>
internal sealed partial class ReadmeSteps
{
    private readonly string _section;
    private readonly IReadOnlyDictionary<int, string> _steps;

    /// <param name="section">Its heading.</param>
    public ReadmeSteps(string section)
    {
        _section = section;
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        var start = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"README.md has no section '{section}'.");
        var end = text.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        _steps = Step().Matches(end < 0 ? text[start..] : text[start..end]).ToDictionary(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture), m => m.Groups["text"].Value);
    }

    /// <summary>How many there are.</summary>
    public int Count => _steps.Count;

    /// <summary>What a step says, once, in the place of <c>found</c> of the pattern.</summary>
    public string Find(int step, [StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        var matches = Regex.Matches(_steps[step], pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return matches is [var match]
            ? match.Groups["found"].Value
            : throw new InvalidOperationException($"Step {step} of '{_section}' in README.md should say {pattern} once and says it {matches.Count} times: {_steps[step]}");
    }

    [GeneratedRegex(@"^(?<number>\d+)\. (?<text>.*(\n   .*)*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Step();
}
