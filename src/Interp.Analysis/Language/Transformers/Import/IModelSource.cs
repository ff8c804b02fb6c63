namespace Interp.Analysis.Language;

/// <summary>Where the files of somebody else's model come from: a folder or a hub.</summary>
public interface IModelSource
{
    /// <summary>For people.</summary>
    string Name { get; }

    /// <summary>Opens a file, e.g. config.json; null where there is none of that name.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    Task<Stream?> OpenAsync(string file, CancellationToken cancellationToken);
}
