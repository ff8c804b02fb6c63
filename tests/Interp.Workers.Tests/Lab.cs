using System.Diagnostics;
using System.Text.Json;
using Interp.Domain;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Queue;
using Interp.Testing;
using Interp.Workers.Library;
using Interp.Workers.Tests.Dictionaries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Interp.Workers.Tests;

/// <summary>A database, a folder with a tiny random model and a tiny corpus, the API's queue, and workers on request.</summary>
public sealed class Lab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"interp-lab-{Guid.NewGuid().ToString("N")[..12]}");
    private readonly Dictionary<string, string?> settings;
    private readonly ServiceProvider services;
    private readonly List<IHost> hosts = [];
    private readonly List<Process> processes = [];

    private Lab(PostgresCluster cluster, Action<IServiceCollection>? change)
    {
        Database = cluster.NewDatabase();
        settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["INTERP_DATABASE"] = Database,
            ["INTERP_DATA"] = Path.Combine(folder, "data"),
            ["INTERP_MODELS"] = Path.Combine(folder, "models"),
            ["INTERP_DICTIONARIES"] = Path.Combine(folder, "archives"),
            ["INTERP_WORKER_THREADS"] = "1",
            ["INTERP_CHECK_IN_SECONDS"] = "1",
            ["INTERP_CHECKPOINT_SECONDS"] = "0",
        };
        var collection = new ServiceCollection().AddLogging().AddSingleton(new AutointerpSwitch(IsOn: true)).AddSingleton(new WeightsPlace(Data)).AddInterpDomain(Database);
        collection.AddJobQueue(Database);
        Api.Platform.InferenceServices.AddInference(collection, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public World World { get; private set; } = null!;

    public string Data => settings["INTERP_DATA"]!;

    public string Models => settings["INTERP_MODELS"]!;

    public string Archives => settings["INTERP_DICTIONARIES"]!;

    /// <summary>Never by a detour, whatever the workers are told.</summary>
    public string Database { get; }

    /// <summary>What the workers started from now on are set to.</summary>
    public void Set(string key, string value) => settings[key] = value;

    /// <summary>Opens one; the change is to the site's side of it.</summary>
    public static async Task<Lab> Open(PostgresCluster cluster, Action<IServiceCollection>? change = null)
    {
        var lab = new Lab(cluster, change);
        TinyAssets.Write(lab.settings["INTERP_MODELS"]!, Path.Combine(lab.Data, "corpora"));
        await using var db = lab.Db();
        lab.World = await World.Create(db);
        await lab.Get<QueueTables>().Install(CancellationToken.None);
        await lab.Register();
        return lab;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public InterpDbContext Db() => Get<Microsoft.EntityFrameworkCore.IDbContextFactory<InterpDbContext>>().CreateDbContext();

    public Task<JobSubmission> Submit(object parameters) => Submit(TrainSaeParameters.Kind, parameters);

    public Task<JobSubmission> Submit(string kind, object parameters) => Get<JobCommands>().Submit(
        World.Instructor, kind, JsonSerializer.SerializeToElement(parameters), force: false, TestContext.Current.CancellationToken);

    /// <summary>A small dictionary of the tiny model, trained and published by a worker inside this process, which goes on running.</summary>
    public async Task<IHost> Train(string name)
    {
        var worker = await StartWorker();
        var job = await WaitForEnd((await Submit(ToyTraining.Parameters(name))).Id);
        if (job.Summary.State != JobState.Succeeded) throw new InvalidOperationException(job.Summary.Error);
        return worker;
    }

    /// <summary>Once a worker has said where it answers.</summary>
    public async Task<WorkerHeartbeat> WaitForDoor()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await using (var db = Db())
                if (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstOrDefaultAsync(db.Workers, w => w.InferenceAddress != null) is { } worker) return worker;
            if (watch.Elapsed > Patience) throw new InvalidOperationException("No worker has said where it answers.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A worker inside this process.</summary>
    public async Task<IHost> StartWorker()
    {
        var host = NewHost();
        hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A worker that can be killed.</summary>
    public Process StartWorkerProcess()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interp.Workers.dll")]) { UseShellExecute = false };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        var process = Process.Start(start)!;
        processes.Add(process);
        return process;
    }

    public async Task<JobDetail> WaitFor(Guid id, Func<JobDetail, bool> until)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var job = (await Get<JobQueries>().Find(World.Administrator, id, TestContext.Current.CancellationToken))!;
            if (until(job)) return job;
            if (JobStates.IsFinal(job.Summary.State) || watch.Elapsed > Patience)
                throw new InvalidOperationException($"Job is {job.Summary.State} at {job.Summary.Progress} after {watch.Elapsed}: {job.Summary.Error}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public Task<JobDetail> WaitForEnd(Guid id) => WaitFor(id, job => JobStates.IsFinal(job.Summary.State));

    /// <summary>
    /// Waits until a job trains. Until what it returns is disposed nothing can be published, so that whatever happens to the job meanwhile
    /// happens before its end, however fast the machine.
    /// </summary>
    public async Task<IAsyncDisposable> HoldTraining(Guid id)
    {
        // Unpooled: closing it gives the lock back.
        var hold = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database) { Pooling = false }.ConnectionString);
        try
        {
            await hold.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE dictionaries IN EXCLUSIVE MODE", hold);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await WaitFor(id, ToyTraining.IsTraining);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>As a machine that goes off.</summary>
    public static async Task Kill(Process worker)
    {
        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>For what a worker does once it has called a job ended: its folder goes last.</summary>
    public static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 200 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        holds().ShouldBeTrue();
    }

    public byte[] Weights(string dictionary) => File.ReadAllBytes(Path.Combine(Data, "dictionaries", dictionary, "sae_weights.safetensors"));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        foreach (var host in hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As a worker does when it starts.</summary>
    public async Task Register()
    {
        using var host = NewHost();
        foreach (var folders in host.Services.GetServices<IHostedService>().OfType<FolderRegistration>()) await folders.StartAsync(CancellationToken.None);
    }

    private IHost NewHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddInterpWorker();
        return builder.Build();
    }
}
