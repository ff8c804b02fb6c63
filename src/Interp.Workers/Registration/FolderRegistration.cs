using Interp.Analysis.Corpora;
using Interp.Analysis.Tokenizers;
using Interp.Domain.Archives;
using Interp.Workers.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Registration;

/// <summary>At start, makes known every model, corpus and archived dictionary in the folders. What cannot be read is named in the log and left out.</summary>
internal sealed class FolderRegistration(WorkerSettings settings, ModelRegistration models, CorpusRegistration corpora, ArchiveRegistration archives, ILogger<FolderRegistration> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Folders(settings.ModelsFolder, "model.safetensors").Concat(Folders(settings.TrainedModelsFolder, "model.safetensors")))
            await Try(folder, () => models.Register(folder, title: null, Ownership.Public, cancellationToken));
        foreach (var folder in Folders(Path.Combine(settings.DataFolder, "corpora"), CorpusManifest.FileName))
            await Try(folder, () => corpora.Register(folder, title: null, Ownership.Public, cancellationToken));
        foreach (var folder in Folders(settings.ArchivesFolder, DictionaryArchive.HeaderFile))
            await Try(folder, () => archives.Register(folder, cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> Folders(string parent, string holding) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent).Where(d => File.Exists(Path.Combine(d, holding))).Order(StringComparer.Ordinal) : [];

    private async Task Try(string folder, Func<Task> register)
    {
        try
        {
            await register();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or CorpusException or ArchiveException or TokenizerFormatException or FormatException or NotSupportedException)
        {
            log.LogError(exception, "{Folder} could not be made known: {Reason}", folder, exception.Message);
        }
    }
}
