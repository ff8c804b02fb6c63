namespace Interp.Analysis.Language;

/// <summary>Where the files of packages come from.</summary>
public interface IPackageSource
{
    /// <summary>Makes the packages available (downloads what is missing) and returns the version of each.</summary>
    Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        IReadOnlyCollection<string> packages, IProgress<CorpusBuildProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The regular files of a prepared package whose path is <paramref name="wanted"/>, sorted by path (ordinal).</summary>
    Task<IReadOnlyList<PackageFile>> ReadAsync(string package, Func<string, bool> wanted, CancellationToken cancellationToken);
}
