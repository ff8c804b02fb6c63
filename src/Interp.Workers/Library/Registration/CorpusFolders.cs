using Interp.Analysis.Language;
using Interp.Workers.Platform;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Library;

/// <summary>Every corpus that was built here.</summary>
internal sealed class CorpusFolders(WorkerSettings settings, CorpusRegistration corpora, ILogger<CorpusFolders> log) : FolderRegistration(log)
{
    protected override IEnumerable<string> Folders() => Holding(CorpusManifest.FileName, Path.Combine(settings.DataFolder, "corpora"));

    protected override Task Register(string folder, CancellationToken cancellationToken) => corpora.Register(folder, title: null, Ownership.Public, cancellationToken);
}
