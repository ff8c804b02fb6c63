using System.Text.RegularExpressions;

namespace Interp.Domain.Platform;

/// <summary>Collects what is wrong with parameters.</summary>
internal sealed partial class ParameterChecks
{
    private readonly List<ParameterProblem> problems = [];

    public IReadOnlyList<ParameterProblem> Problems => problems;

    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw new InvalidParametersException(problems);
    }

    public void That(bool holds, string field, string message)
    {
        if (!holds) problems.Add(new(field, message));
    }

    public void Range(string field, long value, long least, long most) =>
        That(value >= least && value <= most, field, $"Give a number from {least} to {most}.");

    public void Length(string field, string? value, int most) =>
        That(value is null || value.Length <= most, field, $"Use at most {most} characters.");

    public void Slug(string field, string? value) =>
        That(value is null || SlugPattern().IsMatch(value), field, "Use 2 to 80 lower-case letters, digits and hyphens, starting with a letter or digit.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,79}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugPattern();
}
