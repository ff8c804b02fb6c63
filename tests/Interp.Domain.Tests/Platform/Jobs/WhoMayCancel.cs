using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

public sealed class WhoMayCancel(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_page_offers_to_cancel_exactly_to_those_who_may()
    {
        var cancellation = TestContext.Current.CancellationToken;
        World world;
        var id = Guid.NewGuid();
        await using (var db = database.Open())
        {
            world = await World.Create(db);
            db.Add(new Job
            {
                Id = id, Kind = TrainSaeParameters.Kind, Title = "t", State = JobState.Running, Parameters = "{}", ParameterHash = [1],
                Visibility = Visibility.Public, CohortId = world.Cohort, OwnerId = world.Researcher.PersonId, CreatedAt = DateTimeOffset.UnixEpoch,
            });
            await db.SaveChangesAsync(cancellation);
        }

        var (queries, commands) = (database.Get<JobQueries>(), database.Get<JobCommands>());
        foreach (var viewer in new[] { world.Learner, world.Stranger, Viewer.Anonymous })
        {
            (await queries.Find(viewer, id, cancellation))!.MayCancel.ShouldBeFalse();
            await Should.ThrowAsync<ForbiddenException>(() => commands.Cancel(viewer, id, cancellation));
        }

        (await queries.Find(world.Researcher, id, cancellation))!.CancelRequested.ShouldBeFalse();
        foreach (var viewer in new[] { world.Researcher, world.Instructor, world.Administrator })
        {
            (await queries.Find(viewer, id, cancellation))!.MayCancel.ShouldBeTrue();
            await commands.Cancel(viewer, id, cancellation);
            (await queries.Find(viewer, id, cancellation))!.CancelRequested.ShouldBeTrue();
        }
    }
}
