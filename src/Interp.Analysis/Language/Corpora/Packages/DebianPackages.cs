using System.Formats.Tar;

namespace Interp.Analysis.Language;

/// <summary>Packages of the Debian release that this machine runs, fetched by <c>apt-get download</c> into a folder; nothing is installed.</summary>
public sealed class DebianPackages(string folder) : IPackageSource
{
    /// <summary>No single file of a package is read beyond this size.</summary>
    private const long MaximumFileBytes = 128L << 20;

    private static readonly TimeSpan UnpackLimit = TimeSpan.FromMinutes(5);

    private readonly PackageLists lists = new(Path.GetFullPath(Path.Combine(folder, "apt")));
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        IReadOnlyCollection<string> packages, IProgress<CorpusBuildProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packages);
        Directory.CreateDirectory(folder);
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var done = 0;
        foreach (var package in packages.Order(StringComparer.Ordinal))
        {
            progress?.Report(new CorpusBuildProgress($"fetching {package}", done++, packages.Count));
            var file = Find(package);
            if (file is null)
            {
                await DownloadAsync(package, cancellationToken);
                file = Find(package) ?? throw new CorpusException($"apt-get downloaded {package}, but {folder} holds no {package}_*.deb.");
            }

            files[package] = file;
            versions[package] = (await ExternalCommand.TextAsync("dpkg-deb", ["--field", file, "Version"], folder, UnpackLimit, cancellationToken)).Trim();
        }

        return versions;
    }

    public Task<IReadOnlyList<PackageFile>> ReadAsync(string package, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!files.TryGetValue(package, out var file))
        {
            throw new CorpusException($"Package {package} has not been prepared.");
        }

        return ExternalCommand.ReadAsync(
            "dpkg-deb", ["--fsys-tarfile", file], folder, UnpackLimit, (stream, token) => UntarAsync(stream, wanted, token), cancellationToken);
    }

    private static async Task<IReadOnlyList<PackageFile>> UntarAsync(Stream stream, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        var result = new List<PackageFile>();
        await using var tar = new TarReader(stream, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var path = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.DataStream is null || !wanted(path))
            {
                continue;
            }

            if (entry.Length > MaximumFileBytes)
            {
                throw new CorpusException($"{path} has {entry.Length >> 20} MiB, more than a text file of these packages should.");
            }

            using var content = new MemoryStream((int)entry.Length);
            await entry.DataStream.CopyToAsync(content, cancellationToken);
            result.Add(new PackageFile(path, content.ToArray()));
        }

        result.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return result;
    }

    private string? Find(string package) =>
        Directory.EnumerateFiles(folder, $"{package}_*.deb").OrderDescending(StringComparer.Ordinal).FirstOrDefault();

    private async Task DownloadAsync(string package, CancellationToken cancellationToken)
    {
        try
        {
            await lists.Download(package, folder, cancellationToken);
        }
        catch (CorpusException e)
        {
            throw new CorpusException(
                $"Package {package} could not be fetched. Check the network and the sources in /etc/apt, then start the job again. {e.Message}", e);
        }
    }
}
