using System.Globalization;
using Interp.Analysis.Numerics;
using Interp.Domain.Platform;
using Microsoft.Extensions.Configuration;

namespace Interp.Workers.Platform;

/// <summary>What the operator sets, from environment variables.</summary>
/// <param name="Database">Npgsql connection string.</param>
/// <param name="DataFolder">Corpora, activations, checkpoints and dictionaries.</param>
/// <param name="ModelsFolder">Models, one folder each.</param>
/// <param name="ArchivesFolder">Dictionaries that come with the site, one folder each.</param>
/// <param name="Concurrency">Jobs that compute at once; times torch threads it should not exceed the cores.</param>
/// <param name="Threads">Threads of one job; 1 makes results bit-identical from run to run.</param>
/// <param name="CheckpointInterval">Time between checkpoints of a training.</param>
/// <param name="MemoryLimit">Memory for all jobs together; null for what the machine or container has.</param>
/// <param name="CheckIn">How often the worker tells the others that it lives; twice that later they take over its jobs.</param>
internal sealed record WorkerSettings(
    string Database, string DataFolder, string ModelsFolder, string ArchivesFolder, int Concurrency, int Threads, TimeSpan CheckpointInterval, long? MemoryLimit, TimeSpan CheckIn)
{
    /// <summary>Where models and dense training steps run: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = ComputeDevice.Cpu;

    /// <summary>Whether that is a GPU.</summary>
    public bool HasGpu => IsGpu(Device);

    /// <summary>The queues it serves; by default all but that of a GPU it does not have.</summary>
    public IReadOnlyCollection<QueueName> Queues { get; init; } = [QueueName.Cpu, QueueName.Light];

    public static WorkerSettings From(IConfiguration configuration) => new(
        configuration["INTERP_DATABASE"] ?? throw new InvalidOperationException(
            "INTERP_DATABASE is not set. Give the Npgsql connection string that the API has, or start with ./interp up."),
        Path.GetFullPath(configuration["INTERP_DATA"] ?? "data"),
        Path.GetFullPath(configuration["INTERP_MODELS"] ?? "models"),
        Path.GetFullPath(configuration["INTERP_DICTIONARIES"] ?? "dictionaries"),
        (int)Number(configuration, "INTERP_WORKER_CONCURRENCY", 1, 1, 64),
        (int)Number(configuration, "INTERP_WORKER_THREADS", Environment.ProcessorCount, 1, 256),
        TimeSpan.FromSeconds(Number(configuration, "INTERP_CHECKPOINT_SECONDS", 30, 0, 3600)),
        configuration["INTERP_WORKER_MEMORY_MB"] is { Length: > 0 } ? (long)Number(configuration, "INTERP_WORKER_MEMORY_MB", 0, 256, 1 << 24) << 20 : null,
        TimeSpan.FromSeconds(Number(configuration, "INTERP_CHECK_IN_SECONDS", 5, 0.5, 60)))
    {
        Device = DeviceOf(configuration),
        Queues = QueuesOf(configuration),
    };

    /// <summary>Memory that one job may take.</summary>
    public long JobMemoryBytes => (MemoryLimit ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) / Concurrency;

    /// <summary>Folder of one job's checkpoints and temporary files; gone when the job has ended.</summary>
    public string JobFolder(Guid id) => Path.Combine(DataFolder, "jobs", id.ToString());

    /// <summary>What a failed job of these parameters left to go on from.</summary>
    public string KeptFolder(byte[] parameterHash) => Path.Combine(DataFolder, "jobs", $"kept-{Convert.ToHexStringLower(parameterHash)[..24]}");

    /// <summary>Activations on disk, shared by every job that reads the same ones.</summary>
    public string ActivationsFolder => Path.Combine(DataFolder, "activations");

    /// <summary>Weights of a published dictionary.</summary>
    public string DictionaryFolder(string name) => Path.Combine(DataFolder, "dictionaries", name);

    /// <summary>A tokenised corpus.</summary>
    public string CorpusFolder(string name) => Path.Combine(DataFolder, "corpora", name);

    /// <summary>A model: one that came with the site, or one trained here.</summary>
    public string ModelFolder(string name)
    {
        var bundled = Path.Combine(ModelsFolder, name);
        return Directory.Exists(bundled) ? bundled : Path.Combine(TrainedModelsFolder, name);
    }

    /// <summary>Models trained here.</summary>
    public string TrainedModelsFolder => Path.Combine(DataFolder, "models");

    private static string DeviceOf(IConfiguration configuration) => configuration["INTERP_DEVICE"] is { Length: > 0 } device ? device.Trim() : ComputeDevice.Cpu;

    private static bool IsGpu(string device) => !device.StartsWith(ComputeDevice.Cpu, StringComparison.OrdinalIgnoreCase);

    private static QueueName[] QueuesOf(IConfiguration configuration)
    {
        var hasGpu = IsGpu(DeviceOf(configuration));
        QueueName[] possible = hasGpu ? Enum.GetValues<QueueName>() : [QueueName.Cpu, QueueName.Light];
        if (configuration["INTERP_WORKER_QUEUES"] is not { Length: > 0 } text) return possible;
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = possible.Where(q => names.Contains(EnumNames.Of(q), StringComparer.OrdinalIgnoreCase)).ToArray();
        return named.Length > 0 && named.Length == names.Length
            ? named
            : throw new InvalidOperationException($"INTERP_WORKER_QUEUES is '{text}'; give one or more of {string.Join(',', possible.Select(EnumNames.Of))}{(hasGpu ? string.Empty : "; gpu takes INTERP_DEVICE=cuda")}.");
    }

    private static double Number(IConfiguration configuration, string key, double otherwise, double least, double most)
    {
        if (configuration[key] is not { Length: > 0 } text) return otherwise;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{key} is '{text}'; give a number from {least} to {most}."));
    }
}
