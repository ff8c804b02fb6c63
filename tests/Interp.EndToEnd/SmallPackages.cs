using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Interp.EndToEnd;

/// <summary>
/// The mini-pile's packages as a worker keeps them when it has fetched them, but small: one holds the checkout's own text, the others hold nothing. The corpus is
/// then built through the same door as everywhere, in seconds and from no network.
/// </summary>
internal static partial class SmallPackages
{
    /// <summary>The recipe reads text from this one, with all that its files end in.</summary>
    private const string Full = "git-doc";
    private const string Place = "usr/share/doc/git-doc";

    /// <summary>Some 300,000 tokens: more than is measured on, and dashboards read all of it.</summary>
    private const int Texts = 500;

    /// <summary>Reads the Bible's own form; it is run, so it must be a program.</summary>
    private const string Program = "bible-kjv";

    /// <summary>Puts them where a worker looks before it fetches.</summary>
    public static async Task Put(string dataFolder, CancellationToken cancellationToken)
    {
        var packages = Directory.CreateDirectory(Path.Combine(dataFolder, "packages")).FullName;
        foreach (var package in Recipe().Append(Program).Distinct(StringComparer.Ordinal))
        {
            var tree = Directory.CreateTempSubdirectory("interp-package-").FullName;
            Fill(package, tree);
            await Pack(tree, Path.Combine(packages, $"{package}_1_all.deb"), cancellationToken);
            Directory.Delete(tree, recursive: true);
        }
    }

    /// <summary>As the page about the mini-pile lists them.</summary>
    private static IEnumerable<string> Recipe()
    {
        var rows = RecipeRow().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "mini-pile.md")));
        return rows.Count > 50 ? rows.Select(r => r.Groups["package"].Value) : throw new InvalidOperationException("docs/mini-pile.md does not list the recipe's packages any more.");
    }

    private static void Fill(string package, string tree)
    {
        var control = Directory.CreateDirectory(Path.Combine(tree, "DEBIAN")).FullName;
        File.WriteAllText(Path.Combine(control, "control"), $"Package: {package}\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: small\n");
        if (package == Full)
        {
            var texts = Directory.CreateDirectory(Path.Combine(tree, Place)).FullName;
            foreach (var (file, number) in Checkout.Sources.Take(Texts).Select((file, i) => (file, i))) File.Copy(file, Path.Combine(texts, $"{number}.txt"));
        }
        else if (package == Program)
        {
            var programs = Directory.CreateDirectory(Path.Combine(tree, "usr/bin")).FullName;
            File.WriteAllText(Path.Combine(programs, "bible"), "#!/bin/sh\necho In the beginning\n");
        }
    }

    private static async Task Pack(string tree, string package, CancellationToken cancellationToken)
    {
        using var packing = Process.Start(new ProcessStartInfo("dpkg-deb", ["--build", "--root-owner-group", "-Znone", tree, package]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await packing.StandardOutput.ReadToEndAsync(cancellationToken);
        await packing.WaitForExitAsync(cancellationToken);
        packing.ExitCode.ShouldBe(0, $"dpkg-deb could not make {package}.");
    }

    [GeneratedRegex(@"^\| (en|lang|code|html|roff|pod|arabic|hebrew|dna|base64) \| (?<package>[a-z0-9.+-]+) \S+ \| `", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex RecipeRow();
}
