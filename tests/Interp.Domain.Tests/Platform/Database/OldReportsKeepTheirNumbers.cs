using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

/// <summary>A database from when a report had a column for each number is brought to the present one.</summary>
public sealed class OldReportsKeepTheirNumbers(PostgresCluster cluster)
{
    private const string Before =
        """
        INSERT INTO jobs VALUES ('00000000-0000-0000-0000-000000000001', 'train-sae', 't', 'succeeded', '{}', '', false, 'public', NULL, NULL, now(), now(), now(), 1, 1, false);
        INSERT INTO job_reports (job_id, number, stage, stage_number, stage_count, step, steps, tokens_per_second, seconds_left, loss, l0, explained_variance, dead, at)
        SELECT '00000000-0000-0000-0000-000000000001', row.* FROM (VALUES
            (1, 'harvest', 1, 6, 5::bigint, 10::bigint, 1000.5::float8, 2::float8, NULL::float8, NULL::float8, NULL::float8, NULL::int, now()),
            (2, 'train', 2, 6, 10, 20, 900, 1, 0.1234567890123456, 15.75, -0.25, 12, now()),
            (3, 'train', 2, 6, 20, 20, NULL, NULL, 'NaN', 1e-300, '-Infinity', 0, now())) AS row;
        """;

    [Fact]
    public async Task Each_number_has_its_name_and_every_digit()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = new MigratingDatabase(cluster.NewEmptyDatabase());
        await database.FirstVersion(Before, cancellation);
        await database.Migrate(cancellation);

        var job = (await database.Get<JobQueries>().Find(Viewer.Anonymous, Guid.Parse("00000000-0000-0000-0000-000000000001"), cancellation))!;
        job.Curve.Select(p => (p.Stage, p.Step, p.TokensPerSecond)).ShouldBe([("harvest", 5, 1000.5), ("train", 10, 900), ("train", 20, null)]);
        job.Curve[0].Numbers.ShouldBeEmpty();
        job.Curve[1].Numbers.ShouldBe(Numbers(("loss", 0.1234567890123456), ("l0", 15.75), ("explained-variance", -0.25), ("dead", 12)), ignoreOrder: true);
        job.Curve[2].Numbers.ShouldBe(Numbers(("l0", 1e-300), ("dead", 0)), ignoreOrder: true);
    }

    private static Dictionary<string, double> Numbers(params (string Name, double Value)[] numbers) =>
        numbers.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);
}
