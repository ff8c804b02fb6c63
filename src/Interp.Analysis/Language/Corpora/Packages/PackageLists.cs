namespace Interp.Analysis.Language;

/// <summary>
/// apt with package lists of its own in a folder. The machine's lists may be missing (container images delete them) or older than the archive, and only an
/// administrator may renew those. Packages come from where /etc/apt says, or another folder of the same layout.
/// </summary>
internal sealed class PackageLists(string folder, string sources = "/etc/apt")
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private bool renewed;

    /// <summary>Downloads one package into <paramref name="target"/>. The first call renews the lists.</summary>
    public async Task Download(string package, string target, CancellationToken cancellationToken)
    {
        if (!renewed)
        {
            Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
            Directory.CreateDirectory(Path.Combine(folder, "cache"));
            // No package counts as installed: apt would otherwise look for the installed version, which the archive may not have any more.
            await File.WriteAllTextAsync(Path.Combine(folder, "status"), "", cancellationToken);
            await Apt(["update"], folder, cancellationToken);
            renewed = true;
        }

        await Apt(["download", package], target, cancellationToken);
    }

    private Task<string> Apt(IReadOnlyList<string> arguments, string workingFolder, CancellationToken cancellationToken) =>
        ExternalCommand.TextAsync(
            "apt-get",
            [
                "-q",
                "-o", $"Dir::State::Lists={Path.Combine(folder, "lists")}",
                "-o", $"Dir::State::status={Path.Combine(folder, "status")}",
                "-o", $"Dir::Etc={sources}",
                "-o", $"Dir::Cache={Path.Combine(folder, "cache")}",
                "-o", "Acquire::Languages=none",
                "-o", "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
                // Downloads by the caller: apt's own user may not write into the folder.
                "-o", "APT::Sandbox::User=",
                .. arguments,
            ],
            workingFolder,
            Limit,
            cancellationToken);
}
