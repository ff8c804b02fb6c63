using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

/// <summary>Every reading query, for every viewer and every visibility.</summary>
public sealed class RowsFollowVisibility(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly string[] Visibilities = ["private", "cohort", "public"];
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        foreach (var name in Visibilities)
            await world.AddDictionary(db, name, Enum.Parse<Visibility>(name, ignoreCase: true), world.Researcher, Rows.Feature(0));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_viewer_sees_what_is_public_their_cohorts_and_their_own()
    {
        await Sees(Viewer.Anonymous, "public");
        await Sees(world.Stranger, "public");
        await Sees(world.Learner, "cohort", "public");
        await Sees(world.Instructor, "cohort", "public");
        await Sees(world.Researcher, "private", "cohort", "public");
        await Sees(world.Administrator, "private", "cohort", "public");
    }

    private async Task Sees(Viewer viewer, params string[] expected)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var dictionaries = await database.Get<DictionaryQueries>().List(viewer, cancellation);
        dictionaries.Select(d => d.Name).ShouldBe(expected, ignoreOrder: true);
        (await database.Get<JobQueries>().List(viewer, cancellation)).Select(j => j.Title).ShouldBe(expected, ignoreOrder: true);
        foreach (var name in Visibilities)
        {
            var visible = expected.Contains(name);
            (await database.Get<DictionaryQueries>().Find(viewer, name, cancellation) is not null).ShouldBe(visible);
            (await database.Get<DictionaryQueries>().Version(viewer, name, cancellation) is not null).ShouldBe(visible);
            (await database.Get<FeatureQueries>().Find(viewer, name, 0, cancellation) is not null).ShouldBe(visible);
            var list = () => database.Get<FeatureQueries>().List(viewer, name, new(FeatureOrder.Index), new(), null, 10, cancellation);
            if (visible) (await list()).Matching.ShouldBe(1);
            else await list.ShouldThrowAsync<DictionaryNotFoundException>();
        }
    }
}
