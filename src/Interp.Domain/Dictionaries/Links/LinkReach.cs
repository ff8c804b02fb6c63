using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Sees to it that a link is not shared wider than what it leads to: whoever follows it should arrive.</summary>
internal static class LinkReach
{
    /// <exception cref="InvalidParametersException">The target is not the viewer's to see, or reaches fewer people than the link would.</exception>
    public static async Task Check(InterpDbContext db, Viewer viewer, LinkTarget target, Visibility visibility, int? cohort, CancellationToken cancellationToken)
    {
        var checks = new ParameterChecks();
        if (target.Dictionary is { } name)
            Check(checks, "dictionary", await db.Dictionaries.VisibleTo(viewer).SingleOrDefaultAsync(d => d.Name == name, cancellationToken), visibility, cohort);
        if (target.List is { } list)
            Check(checks, "list", await db.Lists.VisibleTo(viewer).SingleOrDefaultAsync(l => l.Id == list, cancellationToken), visibility, cohort);
        checks.ThrowIfAny();
    }

    /// <summary>Whether the viewer may see what the link leads to.</summary>
    public static async Task<bool> Reaches(InterpDbContext db, Viewer viewer, LinkTarget target, CancellationToken cancellationToken) =>
        (target.Dictionary is not { } name || await db.Dictionaries.VisibleTo(viewer).AnyAsync(d => d.Name == name, cancellationToken))
        && (target.List is not { } list || await db.Lists.VisibleTo(viewer).AnyAsync(l => l.Id == list, cancellationToken));

    private static void Check(ParameterChecks checks, string what, IShared? shared, Visibility visibility, int? cohort)
    {
        if (shared is null)
        {
            checks.That(false, "target", $"There is no such {what} that you may see: share an address that opens for you.");
            return;
        }

        checks.That(
            visibility != Visibility.Public || shared.Visibility == Visibility.Public, "visibility",
            $"The {what} is not public, so visitors would be refused. Share the link with the cohort, or have the {what} made public first.");
        checks.That(
            visibility != Visibility.Cohort || shared.Visibility == Visibility.Public || (shared.Visibility == Visibility.Cohort && shared.CohortId == cohort), "visibility",
            $"The {what} is not shared with this cohort, so its members would be refused. Make the {what} cohort-wide first.");
    }
}
