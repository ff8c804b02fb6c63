using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Takes in uploaded weights: single files, a zip or a tar of them. Nothing of them is interpreted here but names and sizes.</summary>
public sealed class WeightsUploads(WeightsPlace place, TimeProvider time)
{
    /// <summary>Largest upload, unpacked.</summary>
    public const long MostBytes = 1L << 30;

    /// <summary>Most files of one upload.</summary>
    public const int MostFiles = 16;

    /// <summary>An upload whose job was never run goes after this time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Stores an upload.</summary>
    /// <returns>Its key, the same for the same files, and whether it was not here before.</returns>
    /// <exception cref="InvalidParametersException">It is too large, or holds something that belongs to no dictionary; nothing is kept.</exception>
    public async Task<(string Key, bool IsNew)> Receive(IReadOnlyList<WeightsFile> files, CancellationToken cancellationToken)
    {
        Sweep();
        var part = Path.Combine(place.Uploads, $"{Guid.NewGuid():N}.part");
        Directory.CreateDirectory(part);
        try
        {
            var inbox = new WeightsInbox(part, MostBytes, MostFiles);
            foreach (var file in files) await WeightsUnpacking.Add(inbox, file, cancellationToken);
            var key = inbox.Close();
            var folder = place.Upload(key);
            var isNew = !Directory.Exists(folder);
            if (isNew) Directory.Move(part, folder);
            Directory.SetLastWriteTimeUtc(folder, time.GetUtcNow().UtcDateTime);
            return (key, isNew);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Forgets an upload that turned out to be of no use.</summary>
    public void Discard(string key)
    {
        if (Directory.Exists(place.Upload(key))) Directory.Delete(place.Upload(key), recursive: true);
    }

    private void Sweep()
    {
        if (!Directory.Exists(place.Uploads)) return;
        var oldest = (time.GetUtcNow() - Kept).UtcDateTime;
        foreach (var folder in Directory.GetDirectories(place.Uploads).Where(f => Directory.GetLastWriteTimeUtc(f) < oldest)) Directory.Delete(folder, recursive: true);
    }
}
