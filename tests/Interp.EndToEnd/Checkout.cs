using System.Runtime.CompilerServices;

namespace Interp.EndToEnd;

internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Every C# file of <c>src</c>, in one order: text that every checkout has.</summary>
    public static IEnumerable<string> Sources => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Interp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Interp.sln was not found above the tests.");
    }
}
