using Interp.Analysis.Language;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Library;

/// <summary>At start, makes known what lies in folders. What cannot be read is named in the log and left out.</summary>
internal abstract class FolderRegistration(ILogger log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Folders()) await Try(folder, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Those to make known, in order.</summary>
    protected abstract IEnumerable<string> Folders();

    protected abstract Task Register(string folder, CancellationToken cancellationToken);

    /// <summary>Folders of a folder that hold a file of this name.</summary>
    protected static IEnumerable<string> Holding(string file, string parent) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent).Where(d => File.Exists(Path.Combine(d, file))).Order(StringComparer.Ordinal) : [];

    private async Task Try(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await Register(folder, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or CorpusException or TokenizerFormatException or FormatException or NotSupportedException)
        {
            log.LogError(exception, "{Folder} could not be made known: {Reason}", folder, exception.Message);
        }
    }
}
