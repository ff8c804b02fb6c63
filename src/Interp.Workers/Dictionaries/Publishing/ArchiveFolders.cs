using Interp.Domain.Dictionaries;
using Interp.Workers.Library;
using Interp.Workers.Platform;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Dictionaries;

/// <summary>Every archived dictionary that came along.</summary>
internal sealed class ArchiveFolders(WorkerSettings settings, ArchiveRegistration archives, ILogger<ArchiveFolders> log) : FolderRegistration(log)
{
    protected override IEnumerable<string> Folders() => Holding(DictionaryArchive.HeaderFile, settings.ArchivesFolder);

    protected override async Task Register(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await archives.Register(folder, cancellationToken);
        }
        catch (ArchiveException refused)
        {
            throw new InvalidDataException(refused.Message, refused);
        }
    }
}
