using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// The King James Bible of package bible-kjv-text, which keeps it in a private compressed form: read through the program of package
/// bible-kjv, unpacked to a temporary folder. Presents the text as a file of the package at <see cref="Path"/>.
/// </summary>
public sealed class BibleText(IPackageSource inner) : IPackageSource
{
    /// <summary>Where the text seems to be.</summary>
    public const string Path = "bible.txt";

    private const string Package = "bible-kjv-text";
    private const string ProgramPackage = "bible-kjv";

    public Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        IReadOnlyCollection<string> packages, IProgress<CorpusBuildProgress>? progress, CancellationToken cancellationToken) =>
        inner.PrepareAsync(packages.Contains(Package, StringComparer.Ordinal) ? [.. packages, ProgramPackage] : packages, progress, cancellationToken);

    public async Task<IReadOnlyList<PackageFile>> ReadAsync(string package, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!string.Equals(package, Package, StringComparison.Ordinal))
        {
            return await inner.ReadAsync(package, wanted, cancellationToken);
        }

        var data = await inner.ReadAsync(Package, p => p is "usr/lib/bible.data" or "usr/lib/bible.data.conc", cancellationToken);
        var program = await inner.ReadAsync(ProgramPackage, p => p == "usr/bin/bible", cancellationToken);
        return [new PackageFile(Path, Encoding.UTF8.GetBytes(await TextAsync([.. data, .. program], cancellationToken)))];
    }

    private static async Task<string> TextAsync(IReadOnlyList<PackageFile> files, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("interp-bible-").FullName;
        try
        {
            foreach (var file in files)
            {
                await File.WriteAllBytesAsync(System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file.Path)), file.Content, cancellationToken);
            }

            var program = System.IO.Path.Combine(folder, "bible");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            return await ExternalCommand.TextAsync(program, ["-f", "gen1:1-rev22:21"], folder, TimeSpan.FromMinutes(1), cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
