using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>The one place that decides what a person is called towards a viewer within a cohort.</summary>
internal sealed class PersonNames
{
    /// <summary>Whoever has left the site.</summary>
    public const string Gone = "a person who has left";

    private readonly Dictionary<Guid, string> names;

    private PersonNames(Dictionary<Guid, string> names) => this.names = names;

    public string this[Guid? person] => person is { } id && names.TryGetValue(id, out var name) ? name : Gone;

    /// <summary>Instructors and the person see the display name; the others see the pseudonym where there is one.</summary>
    public static async Task<PersonNames> In(InterpDbContext db, Viewer viewer, int? cohort, IEnumerable<Guid?> people, CancellationToken cancellationToken)
    {
        var ids = people.OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0) return new([]);
        var rows = await (
            from person in db.Users
            where ids.Contains(person.Id)
            join pseudonym in db.Pseudonyms.Where(p => p.CohortId == cohort) on person.Id equals pseudonym.PersonId into pseudonyms
            from pseudonym in pseudonyms.DefaultIfEmpty()
            select new { person.Id, person.DisplayName, Pseudonym = pseudonym == null ? null : pseudonym.Name }).ToListAsync(cancellationToken);
        var seesAll = cohort is not null && Permissions.Allows(viewer, Permission.Moderate, cohort);
        return new(rows.ToDictionary(r => r.Id, r => (r.Pseudonym, seesAll, r.Id == viewer.PersonId) switch
        {
            (null, _, _) => r.DisplayName,
            (_, true, _) => $"{r.DisplayName} ({r.Pseudonym})",
            (_, _, true) => r.DisplayName,
            _ => r.Pseudonym,
        }));
    }
}
