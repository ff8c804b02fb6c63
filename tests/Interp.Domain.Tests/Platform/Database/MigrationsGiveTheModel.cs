using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Tests.Platform;

/// <summary>What the migrations create is what EF would create from its model; only the declared partitioning differs.</summary>
public sealed class MigrationsGiveTheModel(PostgresCluster cluster)
{
    public static TheoryData<string> Catalogues => new(
        """
        SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(character_maximum_length::text, '')
            || ' ' || coalesce(column_default, '') || ' ' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '__EFMigrationsHistory'
        """,
        """
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> '"__EFMigrationsHistory"'::regclass
        """,
        """
        SELECT regexp_replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory'
        """);

    [Theory]
    [MemberData(nameof(Catalogues))]
    public async Task The_two_schemas_are_the_same(string sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var fromModel = cluster.NewEmptyDatabase();
        await using (var db = Model(fromModel))
        {
            await db.Database.EnsureCreatedAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsHistory\" ()", cancellation);
        }

        var migrated = await Read(cluster.NewDatabase(), sql);
        migrated.Count.ShouldBeGreaterThan(10);
        migrated.ShouldBe(await Read(fromModel, sql));
    }

    [Fact]
    public async Task The_snapshot_is_of_this_model()
    {
        await using var db = Model(cluster.NewEmptyDatabase());
        db.Database.HasPendingModelChanges().ShouldBeFalse("the model was changed without a migration: CONTRIBUTING.md says how to add one");
    }

    [Fact]
    public async Task Bulk_tables_are_partitioned_by_dictionary()
    {
        var partitioned = await Read(cluster.NewDatabase(), "SELECT partrelid::regclass || ' ' || pg_get_partkeydef(partrelid) FROM pg_partitioned_table");
        partitioned.ShouldBe([
            "feature_ablations LIST (dictionary_id)", "feature_examples LIST (dictionary_id)", "features LIST (dictionary_id)",
            "logit_features LIST (dictionary_id)", "token_features LIST (dictionary_id)",
        ]);
    }

    [Fact]
    public async Task Several_processes_may_migrate_at_once()
    {
        await using var database = new MigratingDatabase(cluster.NewEmptyDatabase());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Migrate(TestContext.Current.CancellationToken)));
        (await Read(database.ConnectionString, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"")).ShouldBe(Ids());
    }

    [Fact]
    public void Each_SQL_file_is_a_migration()
    {
        var files = typeof(InterpDbContext).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Select(n => n.Split('.')[^2]).ToList();
        files.Count.ShouldBeGreaterThan(10);
        files.Except(Ids(), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static List<string> Ids()
    {
        using var db = Model("Host=nowhere");
        return [.. db.Database.GetMigrations()];
    }

    private static InterpDbContext Model(string connectionString) => new(new DbContextOptionsBuilder<InterpDbContext>().UseNpgsql(connectionString).Options);

    private static async Task<List<string>> Read(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
