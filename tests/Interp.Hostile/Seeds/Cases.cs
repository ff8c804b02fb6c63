namespace Interp.Hostile.Seeds;

/// <summary>Small inputs that lie beside the checkout on some machines; nothing where they do not.</summary>
internal static class Cases
{
    public static IEnumerable<string> Folders(string kind) => Of(kind) is { } folder ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal) : [];

    public static IEnumerable<string> Files(string kind) => Of(kind) is { } folder ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];

    private static string? Of(string kind)
    {
        if (Environment.GetEnvironmentVariable("INTERP_ASSETS") is not { Length: > 0 } assets) return null;
        var folder = Path.Combine(assets, "cases", kind);
        return Directory.Exists(folder) ? folder : null;
    }
}
