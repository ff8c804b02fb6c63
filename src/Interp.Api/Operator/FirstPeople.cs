using Interp.Domain.Platform;

namespace Interp.Api;

/// <summary>The accounts a new site starts with, one per role.</summary>
internal static class FirstPeople
{
    public const string Cohort = "Reading group";

    public static IReadOnlyList<(string Name, CohortRole Role, bool IsAdministrator)> All { get; } =
    [
        ("Instructor", CohortRole.Instructor, true),
        ("Researcher", CohortRole.Researcher, false),
        ("Learner", CohortRole.Learner, false),
    ];

    public static string EmailOf(string name) => $"{name.ToLowerInvariant()}@interp.local";
}
