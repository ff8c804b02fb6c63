using Interp.Testing;
using Interp.Workers.Platform;

namespace Interp.Workers.Tests.Platform;

public sealed class JobLockTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lock_lost_and_not_yet_noticed_is_not_confirmed_though_the_database_is_back()
    {
        await using var way = new CuttableDatabase();
        way.LeadTo(cluster.NewDatabase());
        await using var held = await JobLock.Take(way.ConnectionString, Guid.CreateVersion7(), Cancellation);
        await held.Confirm(Cancellation);
        way.Cut();
        way.Mend();
        held.Lost.IsCancellationRequested.ShouldBeFalse();
        await Should.ThrowAsync<DatabaseLostException>(() => held.Confirm(Cancellation));
    }

    [Fact]
    public async Task A_second_taker_waits_until_the_first_lets_go()
    {
        var database = cluster.NewDatabase();
        var job = Guid.CreateVersion7();
        var first = await JobLock.Take(database, job, Cancellation);
        var second = JobLock.Take(database, job, Cancellation);
        (await Task.WhenAny(second, Task.Delay(300, Cancellation)) == second).ShouldBeFalse();
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }
}
