using Interp.Domain.People;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.People;

public sealed class MembersOfACohort(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Members_see_each_other_instructors_first_and_nobody_else_does()
    {
        var cancellation = TestContext.Current.CancellationToken;
        World world;
        await using (var db = database.Open()) world = await World.Create(db);
        var cohorts = database.Get<CohortQueries>();

        foreach (var viewer in new[] { world.Learner, world.Administrator })
        {
            (await cohorts.Members(viewer, world.Cohort, cancellation)).ShouldBe(
                [new("instructor", CohortRole.Instructor), new("researcher", CohortRole.Researcher), new("learner", CohortRole.Learner)]);
        }

        foreach (var viewer in new[] { world.Stranger, Viewer.Anonymous })
            await Should.ThrowAsync<ForbiddenException>(() => cohorts.Members(viewer, world.Cohort, cancellation));
    }
}
