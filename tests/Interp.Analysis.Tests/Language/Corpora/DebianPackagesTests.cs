using System.Security.Cryptography;
using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class DebianPackagesTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Files_of_a_package_are_read_without_installing_it()
    {
        await MakePackage();
        var packages = new DebianPackages(folder.In("cache"));
        (await packages.PrepareAsync(["tiny"], null, TestContext.Current.CancellationToken))["tiny"].ShouldBe("1.2-3");
        var files = await packages.ReadAsync("tiny", p => p.EndsWith(".txt", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        files.Select(f => f.Path).ShouldBe(["usr/a/one.txt", "usr/two.txt"]);
        Encoding.UTF8.GetString(files[0].Content).ShouldBe("one");
    }

    [Fact]
    public async Task A_damaged_package_is_named()
    {
        SkipWithoutDpkg();
        folder.File("cache/tiny_1_all.deb", "not a package"u8);
        (await Should.ThrowAsync<CorpusException>(() => new DebianPackages(folder.In("cache")).PrepareAsync(["tiny"], null, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("tiny_1_all.deb");
    }

    /// <summary>As on a fresh machine or in a container image: nobody has fetched package lists, and apt must not look at what is installed.</summary>
    [Fact]
    public async Task Packages_are_found_without_the_machines_own_lists()
    {
        await MakePackage();
        var package = await File.ReadAllBytesAsync(folder.In("cache/tiny_1.2-3_all.deb"), TestContext.Current.CancellationToken);
        folder.File("cache/Packages", Encoding.UTF8.GetBytes(
            $"Package: tiny\nVersion: 1.2-3\nArchitecture: all\nFilename: ./tiny_1.2-3_all.deb\nSize: {package.Length}\nSHA256: {Convert.ToHexStringLower(SHA256.HashData(package))}\n"));
        folder.File("etc/sources.list", Encoding.UTF8.GetBytes($"deb [trusted=yes] copy:{folder.In("cache")} ./\n"));
        var lists = new PackageLists(folder.In("apt"), folder.In("etc"));
        Directory.CreateDirectory(folder.In("target"));
        await lists.Download("tiny", folder.In("target"), TestContext.Current.CancellationToken);
        Directory.GetFiles(folder.In("target")).Select(Path.GetFileName).ShouldBe(["tiny_1.2-3_all.deb"]);
    }

    public void Dispose() => folder.Dispose();

    private static void SkipWithoutDpkg()
    {
        if (!File.Exists("/usr/bin/dpkg-deb"))
        {
            Assert.Skip("dpkg-deb is not on this machine");
        }
    }

    private async Task MakePackage()
    {
        SkipWithoutDpkg();
        folder.File("tree/DEBIAN/control", "Package: tiny\nVersion: 1.2-3\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\nDescription: tiny\n"u8);
        folder.File("tree/usr/two.txt", "two"u8);
        folder.File("tree/usr/a/one.txt", "one"u8);
        folder.File("tree/usr/a/image.png", [1, 2, 3]);
        Directory.CreateDirectory(folder.In("cache"));
        await ExternalCommand.TextAsync(
            "dpkg-deb", ["--root-owner-group", "--build", folder.In("tree"), folder.In("cache/tiny_1.2-3_all.deb")], folder.Path, Limit, TestContext.Current.CancellationToken);
    }
}
