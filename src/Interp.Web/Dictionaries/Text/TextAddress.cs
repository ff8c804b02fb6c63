using System.Globalization;
using System.Text;

namespace Interp.Web.Dictionaries;

/// <summary>A view of a text, all of it in the address.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Text">As typed; empty before anything was.</param>
/// <param name="Token">The token whose features are shown.</param>
/// <param name="Feature">The feature that colours the text.</param>
/// <param name="Pins">Features followed from text to text.</param>
public sealed record TextAddress(string Dictionary, string Text, int? Token, int? Feature, IReadOnlyList<int> Pins)
{
    /// <summary>Most pinned features.</summary>
    public const int MaxPins = 6;

    /// <summary>Longest text, percent-encoded, that stands in the address as it is; longer ones are packed.</summary>
    private const int MaxPlain = 1_500;

    /// <summary>Name and value under which the text stands in the address.</summary>
    public (string Name, string Value) Carrier =>
        Uri.EscapeDataString(Text).Length <= MaxPlain ? ("text", Text) : ("packed", PackedText.Pack(Text));

    /// <summary>Reads what an address carries; what cannot be read is left out.</summary>
    public static TextAddress From(string dictionary, string? text, string? packed, string? token, string? feature, IEnumerable<string?>? pins) => new(
        dictionary,
        Lines(text ?? PackedText.Unpack(packed) ?? string.Empty),
        Number(token),
        Number(feature),
        [.. (pins ?? []).Select(Number).OfType<int>().Distinct().Take(MaxPins)]);

    /// <summary>Browsers send line ends as two characters; a text has one.</summary>
    public static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>The address of this view.</summary>
    public string Link()
    {
        var query = new StringBuilder();
        var (name, value) = Carrier;
        if (Text.Length > 0) Add(query, name, value);
        if (Token is { } token) Add(query, "token", token.ToString(CultureInfo.InvariantCulture));
        if (Feature is { } feature) Add(query, "feature", feature.ToString(CultureInfo.InvariantCulture));
        foreach (var pin in Pins) Add(query, "pin", pin.ToString(CultureInfo.InvariantCulture));
        return $"/d/{Uri.EscapeDataString(Dictionary)}/text{query}";
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Add(StringBuilder query, string name, string value) =>
        query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
}
