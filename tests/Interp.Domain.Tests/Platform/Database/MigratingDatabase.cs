using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Interp.Domain.Tests.Platform;

internal sealed class MigratingDatabase(string connectionString) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddInterpDomain(connectionString).BuildServiceProvider();

    public string ConnectionString => connectionString;

    /// <summary>As the first version left it, with these rows.</summary>
    public async Task FirstVersion(string rows, CancellationToken cancellationToken)
    {
        const string history =
            """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('0001_initial', '10');
            """;
        using var file = new StreamReader(typeof(InterpDbContext).Assembly.GetManifestResourceStream("Interp.Domain.Migrations.0001_initial.sql")!);
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var sql in new[] { await file.ReadToEndAsync(cancellationToken), history, rows })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public Task Migrate(CancellationToken cancellationToken) => services.GetRequiredService<DatabaseMigration>().Apply(cancellationToken);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
