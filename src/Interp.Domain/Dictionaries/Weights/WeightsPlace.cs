using System.Text.RegularExpressions;

namespace Interp.Domain.Dictionaries;

/// <summary>Where weights lie in the data folder, which site and workers share.</summary>
/// <param name="DataFolder">Absolute.</param>
public sealed partial record WeightsPlace(string DataFolder)
{
    /// <summary>Uploads that wait for their job.</summary>
    public string Uploads => Path.Combine(DataFolder, "uploads", "weights");

    /// <summary>Downloads being written; each is deleted when it has been sent.</summary>
    public string Exports => Path.Combine(DataFolder, "exports");

    /// <summary>Folder of a published dictionary's own weights.</summary>
    public string Dictionary(string name) => Path.Combine(DataFolder, "dictionaries", Safe(name));

    /// <summary>Folder of one upload.</summary>
    /// <param name="key">Its key.</param>
    public string Upload(string key) => IsKey(key) ? Path.Combine(Uploads, key) : throw new ArgumentException($"'{key}' is no key of an upload.", nameof(key));

    /// <summary>Folder of one download.</summary>
    public string Export(Guid id) => Path.Combine(Exports, id.ToString("N"));

    /// <summary>Whether a text is a key: the SHA-256 of what was uploaded.</summary>
    public static bool IsKey(string? text) => text is not null && Key().IsMatch(text);

    private static string Safe(string name) => name.Length > 0 && !name.Contains("..", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? name
        : throw new ArgumentException($"'{name}' is no name of a folder.", nameof(name));

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
