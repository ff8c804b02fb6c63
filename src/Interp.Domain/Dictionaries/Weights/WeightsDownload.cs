namespace Interp.Domain.Dictionaries;

/// <summary>Weights ready to be sent; disposing it leaves nothing of a conversion behind.</summary>
/// <param name="Name">Of the archive to be, without extension.</param>
/// <param name="Files">Absolute paths.</param>
/// <param name="Folder">To be deleted afterwards; null where the files are the dictionary's own.</param>
public sealed record WeightsDownload(string Name, IReadOnlyList<string> Files, string? Folder) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        if (Folder is not null && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
