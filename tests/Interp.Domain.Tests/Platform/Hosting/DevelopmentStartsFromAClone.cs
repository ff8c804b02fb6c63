using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Interp.Domain.Tests.Platform;

public sealed class DevelopmentStartsFromAClone(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Folders_are_those_of_the_clone_that_holds_the_program()
    {
        var clone = Directory.CreateTempSubdirectory("interp-clone-");
        try
        {
            File.WriteAllText(Path.Combine(clone.FullName, "Interp.sln"), string.Empty);
            var program = clone.CreateSubdirectory("src/Interp.Api/bin/Debug/net10.0").FullName;
            DevelopmentDefaults.Settings(program).ShouldBe(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["INTERP_DATABASE"] = DevelopmentDefaults.Database,
                ["INTERP_DATA"] = Path.Combine(clone.FullName, "data/development"),
                ["INTERP_MODELS"] = Path.Combine(clone.FullName, "models"),
                ["INTERP_DICTIONARIES"] = Path.Combine(clone.FullName, "dictionaries"),
            }, ignoreOrder: true);
        }
        finally
        {
            clone.Delete(recursive: true);
        }
    }

    [Fact]
    public void Outside_a_clone_no_folder_is_made_up() => DevelopmentDefaults.Settings("/").Keys.ShouldBe(["INTERP_DATABASE"]);

    [Fact]
    public async Task An_empty_database_gets_its_tables()
    {
        var empty = cluster.NewEmptyDatabase();
        await Prepare(empty);
        await using var source = NpgsqlDataSource.Create(empty);
        await using var command = source.CreateCommand("SELECT count(*) FROM jobs");
        (await command.ExecuteScalarAsync(Cancellation)).ShouldBe(0L);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=interp;Password=interp;Database=interp")]
    [InlineData(null)]
    public async Task A_database_that_cannot_be_used_is_refused_with_how_to_make_one(string? database)
    {
        database ??= new NpgsqlConnectionStringBuilder(cluster.NewEmptyDatabase()) { Database = "nowhere" }.ConnectionString;
        (await Should.ThrowAsync<InvalidOperationException>(() => Prepare(database))).Message.ShouldContain("create database interp");
    }

    private static async Task Prepare(string database)
    {
        await using var services = new ServiceCollection().AddLogging().AddInterpDomain(database).BuildServiceProvider();
        await services.GetRequiredService<DevelopmentDatabase>().Prepare(Cancellation);
    }
}
