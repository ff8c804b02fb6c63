using Interp.Domain.Dictionaries;

namespace Interp.Api;

/// <summary>The dictionaries that come along with the site, as folders.</summary>
internal static class ArchivedDictionaries
{
    /// <summary>Hashes of the weights of the models that they were trained on, in the order of the folders' names; an archive that cannot be read is left to the worker to complain of.</summary>
    public static IReadOnlyList<string> Models(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["INTERP_DICTIONARIES"] ?? "dictionaries");
        return Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(ModelOf).OfType<string>().Distinct(StringComparer.Ordinal)]
            : [];
    }

    private static string? ModelOf(string archive)
    {
        if (!File.Exists(Path.Combine(archive, DictionaryArchive.HeaderFile))) return null;
        try
        {
            return DictionaryArchive.Header(archive).ModelHash;
        }
        catch (Exception unreadable) when (unreadable is ArchiveException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
