using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>A page of this site: the only thing that a link may lead to.</summary>
/// <param name="Address">Path, query and fragment, with dots resolved.</param>
/// <param name="Dictionary">Name of the dictionary that the page belongs to; null for other pages.</param>
/// <param name="Feature">Number of the feature; null for other pages.</param>
/// <param name="List">Id of the list; null for other pages.</param>
internal sealed record LinkTarget(string Address, string? Dictionary, int? Feature, Guid? List)
{
    public const int MaxLength = 2000;

    // Addresses that act, that are for programs, or that are links themselves.
    private static readonly string[] Closed = ["account", "api", "hubs", "openapi", "healthz", "s", "links", "appearance", "error", "not-found"];

    /// <summary>Null when the text is no page of this site.</summary>
    public static LinkTarget? Parse(string? text)
    {
        if (text is not ['/', ..] || text.Length > MaxLength || text is ['/', '/' or '\\', ..] || text.Any(c => char.IsControl(c) || c == '\\')) return null;
        if (!Uri.TryCreate(new Uri("http://site"), text, out var uri) || uri.Host != "site" || uri.Port != 80 || uri.UserInfo.Length > 0) return null;
        string[] parts = [.. uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        if (parts.Any(p => p is "." or ".." || p.Any(c => char.IsControl(c) || c is '/' or '\\'))) return null;
        if (parts.Length > 0 && (parts[0].StartsWith('_') || Closed.Contains(parts[0], StringComparer.OrdinalIgnoreCase))) return null;
        var address = uri.PathAndQuery + uri.Fragment;
        if (address.Length > MaxLength) return null;
        var inDictionary = parts.Length > 1 && string.Equals(parts[0], "d", StringComparison.OrdinalIgnoreCase);
        var inLists = parts.Length > 1 && string.Equals(parts[0], "lists", StringComparison.OrdinalIgnoreCase);
        return new(
            address,
            inDictionary ? parts[1] : null,
            inDictionary && parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var feature) ? feature : null,
            inLists && Guid.TryParse(parts[1], out var list) ? list : null);
    }
}
