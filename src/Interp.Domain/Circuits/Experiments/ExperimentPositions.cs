using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Positions by the names of roles.</summary>
internal static class ExperimentPositions
{
    /// <summary>Every position.</summary>
    public const string All = "all";

    /// <summary>Refuses roles that not every prompt has.</summary>
    public static void Check(string field, IReadOnlyList<string>? positions, PromptReading reading, ParameterChecks check)
    {
        var known = string.Join(", ", reading.Roles.Append(All));
        check.That(positions is { Count: > 0 and <= 16 }, field, $"Name from 1 to 16 positions; these prompts have {known}.");
        foreach (var position in (positions ?? []).Take(16))
            check.That(position == All || reading.Roles.Contains(position, StringComparer.Ordinal), field, $"Not every prompt has a role '{position}'; choose among {known}.");
    }
}
