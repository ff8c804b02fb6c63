using System.Collections.Frozen;

namespace Interp.Domain.Platform;

/// <summary>The caller as every query and command sees them.</summary>
/// <param name="PersonId">Null when nobody is signed in.</param>
/// <param name="Name">Display name.</param>
/// <param name="IsAdministrator">Site administrators may do everything.</param>
/// <param name="Roles">Cohort id to the role held in it.</param>
public sealed record Viewer(Guid? PersonId, string? Name, bool IsAdministrator, IReadOnlyDictionary<int, CohortRole> Roles)
{
    /// <summary>Somebody who has not signed in.</summary>
    public static Viewer Anonymous { get; } = new(null, null, false, FrozenDictionary<int, CohortRole>.Empty);

    /// <summary>Whether a person is behind this viewer.</summary>
    public bool IsSignedIn => PersonId is not null;

    /// <summary>May train language models and build corpora in at least one cohort.</summary>
    public bool MayTrain => Permissions.Allows(this, Permission.Train, null);

    /// <summary>May train dictionaries and launch experiments in at least one cohort.</summary>
    public bool MayAnalyse => Permissions.Allows(this, Permission.Analyse, null);

    /// <summary>The cohort a job is made for where the person need not be asked: the lowest in which they may do this; null for an administrator without one.</summary>
    public int? FirstCohortFor(Permission permission) => Roles.Keys.Where(c => Permissions.Allows(this, permission, c)).Order().Select(c => (int?)c).FirstOrDefault();
}
