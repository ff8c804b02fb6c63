using System.Diagnostics;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Queue.Tests;

/// <summary>A database with a small world in it, the site's side of the queue, and workers on request that do what a test says.</summary>
internal sealed class QueueSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ServiceProvider services;
    private readonly List<IHost> hosts = [];

    private QueueSite(string database, Action<IServiceCollection>? change)
    {
        Database = database;
        var collection = new ServiceCollection().AddLogging().AddInterpDomain(database).AddJobQueue(database)
            .AddSingleton<IInferenceWorkers>(new StandInWorkers()).AddSingleton<IInferenceAllowance>(new StandInWorkers());
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public string Database { get; }

    public World World { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>With the queue's tables and a world of people, a model and a corpus.</summary>
    public static async Task<QueueSite> Open(PostgresCluster cluster, Action<IServiceCollection>? change = null)
    {
        var site = new QueueSite(cluster.NewDatabase(), change);
        await site.Get<QueueTables>().Install(Cancellation);
        await using var db = site.Db();
        site.World = await World.Create(db);
        return site;
    }

    /// <summary>A database as it stands.</summary>
    public static QueueSite At(string database) => new(database, change: null);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public InterpDbContext Db() => Get<IDbContextFactory<InterpDbContext>>().CreateDbContext();

    /// <summary>A training; another for each seed.</summary>
    public async Task<Guid> Submit(int seed, Viewer? viewer = null) => (await Get<JobCommands>().Submit(
        viewer ?? World.Instructor, TrainSaeParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text", seed }), force: false, Cancellation)).Id;

    /// <summary>A worker whose jobs are done by this; with none it cannot make what the queue calls.</summary>
    public async Task<IHost> StartWorker(IQueuedJob? job, int computing = 1, params QueueName[] queues)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddInterpDomain(Database).AddJobServers(Database, new ServerSettings(queues.Length > 0 ? queues : [QueueName.Cpu], computing, TimeSpan.FromSeconds(1)));
        if (job is not null) builder.Services.AddSingleton(job);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync(Cancellation);
        return host;
    }

    public async Task<Job> Row(Guid id)
    {
        await using var db = Db();
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancellation);
    }

    /// <summary>The ids of our jobs that the queue holds, taken or not.</summary>
    public Task<List<string>> Entries() => Read(
        "SELECT trim('\"' FROM j.arguments ->> 0) FROM hangfire.jobqueue q JOIN hangfire.job j ON j.id = q.jobid ORDER BY q.jobid");

    public async Task<List<string>> Read(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation)) rows.Add(reader.GetString(0));
        return rows;
    }

    public async Task<int> Change(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    public static async Task Until(Func<Task<bool>> holds)
    {
        for (var watch = Stopwatch.StartNew(); !await holds(); await Task.Delay(20, Cancellation))
            if (watch.Elapsed > Patience) throw new InvalidOperationException($"Not after {watch.Elapsed}.");
    }

    public static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        await services.DisposeAsync();
    }
}
