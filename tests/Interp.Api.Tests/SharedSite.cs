using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Api.Tests;

/// <summary>A site with a public dictionary and one of the cohort; each feature has two intervals of examples.</summary>
public sealed class SharedSite(PostgresCluster cluster) : Site(cluster)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        foreach (var (name, visibility) in new[] { ("open", Visibility.Public), ("ours", Visibility.Cohort) })
            await World.AddDictionary(db, name, visibility, World.Instructor, [.. Enumerable.Range(0, 12).Select(i => Rows.Feature(i))]);
        foreach (var dictionary in db.Dictionaries.ToList())
            db.AddRange(Enumerable.Range(0, 12).Select(i => Rows.Examples(dictionary.Id, i, (ExampleKind.Top, 0, 1f), (ExampleKind.Interval, 0, 0.9f), (ExampleKind.Interval, 7, 0.3f))));
        await db.SaveChangesAsync();
    }
}
