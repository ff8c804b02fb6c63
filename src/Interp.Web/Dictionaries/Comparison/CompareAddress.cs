using System.Globalization;

namespace Interp.Web.Dictionaries;

/// <summary>A view of a comparison, all of it in the address.</summary>
/// <param name="Dictionary">Looked from.</param>
/// <param name="Other">Looked at.</param>
/// <param name="WorstFirst">Features without a match first.</param>
/// <param name="Feature">Feature in the middle of the splitting graph.</param>
public sealed record CompareAddress(string Dictionary, string Other, bool WorstFirst, int? Feature)
{
    /// <summary>Where the page is, whatever it shows.</summary>
    public string Path => $"/d/{Uri.EscapeDataString(Dictionary)}/compare/{Uri.EscapeDataString(Other)}";

    /// <summary>The address of this view.</summary>
    public string Link
    {
        get
        {
            string?[] parts = [WorstFirst ? "pairs=worst" : null, Feature is { } feature ? string.Create(CultureInfo.InvariantCulture, $"feature={feature}") : null];
            var query = string.Join('&', parts.Where(p => p is not null));
            return query.Length == 0 ? Path : $"{Path}?{query}";
        }
    }

    /// <summary>The same two dictionaries from the other side.</summary>
    public CompareAddress Turned => new(Other, Dictionary, WorstFirst, Feature: null);
}
