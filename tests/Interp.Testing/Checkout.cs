namespace Interp.Testing;

/// <summary>The clone that the tests were built in, for tests that read its files.</summary>
public static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Interp.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Interp.sln was not found above the tests.");
    }
}
