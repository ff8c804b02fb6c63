using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interp.Workers.Tests.Platform;

public sealed class ReportsCarryNamedNumbers(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private readonly Job job = new()
    {
        Id = Guid.NewGuid(), Kind = "of-its-own", Title = "Toy", State = JobState.Running, Parameters = "{}", ParameterHash = [1], Visibility = Visibility.Public,
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        db.Add(job);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_kind_that_nobody_foresaw_is_read_as_it_was_told()
    {
        await Tell(("accuracy", 0.1), ("features-represented", 12));
        (await Told()).ShouldBe(Numbers(("accuracy", 0.1), ("features-represented", 12)), ignoreOrder: true);
    }

    [Fact]
    public async Task One_that_diverged_is_left_out_and_the_report_is_written()
    {
        await Tell(("loss", double.NaN), ("norm", double.PositiveInfinity), ("dead", 3));
        (await Told()).ShouldBe(Numbers(("dead", 3)));
    }

    private static Dictionary<string, double> Numbers(params (string Name, double Value)[] numbers) =>
        numbers.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);

    private async Task Tell(params (string Name, double Value)[] numbers)
    {
        await using var reports = new JobReports(job.Id, database.Get<IDbContextFactory<InterpDbContext>>(), TimeProvider.System, NullLogger.Instance);
        reports.Tell(new JobProgress("train", 1, 1, 1, 2) { Numbers = Numbers(numbers) });
    }

    private async Task<IReadOnlyDictionary<string, double>> Told() =>
        (await database.Get<JobQueries>().Find(Viewer.Anonymous, job.Id, Cancellation))!.Curve.ShouldHaveSingleItem().Numbers;
}
