using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>The kinds of job and their parameters, for those who read the description of the API.</summary>
internal static class KindsInMarkdown
{
    public static string Of(JobCatalogue kinds) => "The kinds of job and their parameters:\n\n" + string.Join('\n', kinds.All.Select(kind =>
        $"- **{kind.Kind}**: {kind.About}\n{string.Join('\n', kind.Parameters.Where(p => p.Asked).Select(p => $"  - `{p.Name}`: {Says(p)}"))}"));

    private static string Says(JobParameter p) => string.Join("; ", new[]
    {
        p.Help is { } help ? $"{p.Label}. {help}" : p.Label,
        p.Choices.Count > 0 ? string.Join(", ", p.Choices) : p.Type.ToString().ToLowerInvariant(),
        p.Bounds?.Words(number => number.ToString(CultureInfo.InvariantCulture)),
        p.Unit,
        p.Default is { } usual ? $"`{usual}` by default" : p.Optional ? "may be left out" : null,
    }.OfType<string>());
}
