using System.Globalization;
using System.Text;

namespace Interp.Web.Dictionaries;

/// <summary>A view of a map, all of it in the address.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="With">Name of a second one in the same picture.</param>
/// <param name="Colour">What colour and size mean.</param>
/// <param name="Lasso">A line around points, as typed.</param>
/// <param name="Cluster">A cluster picked out.</param>
/// <param name="View">Middle and scale of the picture; the script reads and writes it.</param>
public sealed record MapAddress(string Dictionary, string? With, MapColour Colour, string? Lasso, int? Cluster, string? View)
{
    /// <summary>Where programs read the map.</summary>
    public string Source => $"/api/v1/dictionaries/{Uri.EscapeDataString(Dictionary)}/map{Query(("with", With))}";

    /// <summary>Where programs read its labels.</summary>
    public string Labels => $"/api/v1/dictionaries/{Uri.EscapeDataString(Dictionary)}/map/labels{Query(("with", With))}";

    /// <summary>Where the page is, whatever it shows.</summary>
    public string Path => $"/d/{Uri.EscapeDataString(Dictionary)}/map";

    /// <summary>The address of this view.</summary>
    public string Link => Path + Query(
        ("with", With), ("colour", Colour == MapColour.Cluster ? null : Word(Colour)), ("cluster", Cluster?.ToString(CultureInfo.InvariantCulture)), ("lasso", Lasso), ("view", View));

    /// <summary>The colouring a word names; by cluster where the word is unknown.</summary>
    public static MapColour ColourOf(string? word) => Array.Find(Enum.GetValues<MapColour>(), c => string.Equals(Word(c), word, StringComparison.Ordinal));

    /// <summary>A colouring's word in addresses.</summary>
    public static string Word(MapColour colour) => colour.ToString().ToLowerInvariant();

    private static string Query(params (string Name, string? Value)[] parts)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }
}
