using System.Formats.Tar;
using System.IO.Compression;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Opens archives. Names in them are never used as paths, links are refused, and what comes out is counted as it comes.</summary>
internal static class WeightsUnpacking
{
    private const int MostEntries = 64;

    public static async Task Add(WeightsInbox inbox, WeightsFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = file.Open();
            if (file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) await Zip(inbox, content, cancellationToken);
            else if (file.Name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase)) await Tar(inbox, content, cancellationToken);
            else if (file.Name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            {
                await using var unpacked = new GZipStream(content, CompressionMode.Decompress);
                await Tar(inbox, unpacked, cancellationToken);
            }
            else await inbox.Add(file.Name, content, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw WeightsInbox.Refused("The archive is damaged or cut short. Pack it again and upload it whole.");
        }
    }

    private static async Task Zip(WeightsInbox inbox, Stream content, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        if (archive.Entries.Count > MostEntries) throw TooMany();
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            await inbox.Add(entry.FullName, stream, cancellationToken);
        }
    }

    private static async Task Tar(WeightsInbox inbox, Stream content, CancellationToken cancellationToken)
    {
        await using var archive = new TarReader(content, leaveOpen: true);
        for (var count = 1; await archive.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry; count++)
        {
            if (count > MostEntries) throw TooMany();
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes) continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw WeightsInbox.Refused("The archive holds links or other special entries. Pack plain files.");
            await inbox.Add(entry.Name, entry.DataStream ?? Stream.Null, cancellationToken);
        }
    }

    private static InvalidParametersException TooMany() => WeightsInbox.Refused($"The archive holds more than {MostEntries} entries. Pack the files of one dictionary.");
}
