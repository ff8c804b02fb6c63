using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>The one place that decides who may run which experiment, and whether it fits.</summary>
public static class ExperimentRules
{
    /// <summary>Up to this long an experiment is a live one, which every member of a cohort may run.</summary>
    public static TimeSpan Quick { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Longer ones are refused.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    /// <summary>What one must be allowed to do to start one that takes so long.</summary>
    public static Permission PermissionFor(TimeSpan estimate) => estimate <= Quick ? Permission.Infer : Permission.Analyse;

    /// <summary>The cohort that it is made for: the one asked for, else the one the prompts were made for, else the viewer's first in which they may do this. Null for people without one.</summary>
    /// <exception cref="ForbiddenException">The viewer may not do this there.</exception>
    public static int? Cohort(Viewer viewer, TimeSpan estimate, int? asked, int? made)
    {
        var permission = PermissionFor(estimate);
        if (!Permissions.Allows(viewer, permission, null)) throw Forbidden(viewer, estimate);
        // Anybody signed in may run a quick one, but for a cohort only its members.
        var inside = permission == Permission.Infer ? Permission.ReadCohort : permission;
        if (asked is not null) return Permissions.Allows(viewer, inside, asked) ? asked : throw Forbidden(viewer, estimate);
        if (made is not null && Permissions.Allows(viewer, inside, made)) return made;
        return viewer.FirstCohortFor(inside);
    }

    /// <summary>Who may see it: as asked, but no more people than may see the prompts.</summary>
    internal static Visibility Seen(Visibility? asked, Visibility prompts, int? cohort, ParameterChecks check)
    {
        var most = cohort is null && prompts == Visibility.Cohort ? Visibility.Private : prompts;
        var usual = most < Visibility.Cohort || cohort is null ? Visibility.Private : Visibility.Cohort;
        check.That(asked is null || asked <= prompts, "visibility", $"The prompt set is {(prompts == Visibility.Private ? "private" : "for a cohort")}, and an experiment is shown to no more people than its prompts. Choose that, or make the set anew for more people.");
        check.That(asked is not Visibility.Cohort || cohort is not null, "visibility", "You belong to no cohort; choose private or public.");
        return asked ?? usual;
    }

    /// <summary>Refuses what no worker can hold or finish.</summary>
    /// <param name="cost">What it takes.</param>
    /// <param name="capacity">Of the largest worker.</param>
    /// <param name="fix">What makes it smaller.</param>
    /// <param name="check">Collects problems.</param>
    internal static void Fits(ExperimentCost cost, WorkerCapacity capacity, string fix, ParameterChecks check)
    {
        check.That(cost.Bytes <= capacity.MemoryBytes, "promptSet", $"This needs about {Gigabytes(cost.Bytes)} of memory and the worker has {Gigabytes(capacity.MemoryBytes)}. {fix}");
        check.That(cost.Time <= Longest, "promptSet", $"This would take about {cost.Time.TotalHours.ToString("0", CultureInfo.InvariantCulture)} hours, and one experiment may take {Longest.TotalHours}. {fix}");
    }

    private static ForbiddenException Forbidden(Viewer viewer, TimeSpan estimate) => new(
        !viewer.IsSignedIn ? "Running experiments takes a signed-in person, since computing is shared out per person. Sign in; results can be read without."
        : PermissionFor(estimate) == Permission.Infer ? "Experiments of a cohort are run by its members. Leave the cohort out, or ask one of its instructors for an invitation."
        : $"This takes about {Math.Ceiling(estimate.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} s, and experiments over {Quick.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s take the role of researcher or instructor. Choose fewer prompts, or ask one of them to start it.");

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GiB");
}
