namespace Interp.Analysis.Tests;

/// <summary>Where the real weights and texts are that tests may use; absent on most machines.</summary>
internal static class TestAssets
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("INTERP_ASSETS") is { Length: > 0 } folder
        ? folder
        : Path.Combine(CheckoutRoot(), "..", "shared");

    private static string CheckoutRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Interp.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? AppContext.BaseDirectory;
    }
}
