namespace Interp.Analysis.Tests;

/// <summary>Where the real weights and texts are that tests may use; absent on most machines.</summary>
internal static class TestAssets
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("INTERP_ASSETS") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Checkout.Root, "..", "shared");
}
