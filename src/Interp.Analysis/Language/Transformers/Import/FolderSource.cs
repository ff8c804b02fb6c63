namespace Interp.Analysis.Language;

/// <summary>A folder of this machine.</summary>
public sealed class FolderSource(string folder) : IModelSource
{
    public string Name { get; } = folder;

    public Task<Stream?> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Name, file);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }
}
