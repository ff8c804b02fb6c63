using Interp.Domain;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Interp.Testing;

/// <summary>A database of one test class's own, and the domain's queries and commands over it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public TestDatabase(PostgresCluster cluster)
    {
        ConnectionString = cluster.NewDatabase();
        Queue = new RecordingQueue();
        services = new ServiceCollection().AddInterpDomain(ConnectionString).AddSingleton<IJobQueue>(Queue)
            .AddSingleton<IInferenceWorkers>(Workers).AddSingleton<IInferenceAllowance>(Workers).BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public RecordingQueue Queue { get; }

    public StandInWorkers Workers { get; } = new();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public InterpDbContext Open() => Get<IDbContextFactory<InterpDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
