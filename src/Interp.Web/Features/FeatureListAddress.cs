using System.Text;
using Interp.Domain.Features;

namespace Interp.Web.Features;

/// <summary>A view of a dictionary's features, all of it in the address.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Order">How it is ordered.</param>
/// <param name="MinDensity">As typed.</param>
/// <param name="MaxDensity">As typed.</param>
/// <param name="Dead">Also features that never fired.</param>
/// <param name="UltraLow">Also ultra-low ones.</param>
/// <param name="Token">Only features that fire on this token.</param>
public sealed record FeatureListAddress(
    string Dictionary, FeatureOrder Order, string? MinDensity, string? MaxDensity, bool Dead, bool UltraLow, string? Token)
{
    /// <summary>The orders by their words in addresses, which are the API's.</summary>
    public static IReadOnlyList<(FeatureOrder Order, string Word, string Title)> Orders { get; } =
    [
        (FeatureOrder.Index, "index", "Index"),
        (FeatureOrder.Random, "random", "Random, the same for everybody"),
        (FeatureOrder.Density, "density", "Density, most frequent first"),
        (FeatureOrder.MaxActivation, "max-activation", "Largest activation"),
    ];

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Filled(MinDensity) || Filled(MaxDensity) || Filled(Token);

    /// <summary>The order a word names; by index where the word is unknown.</summary>
    /// <param name="word">From an address.</param>
    public static FeatureOrder OrderOf(string? word) =>
        Orders.FirstOrDefault(o => string.Equals(o.Word, word, StringComparison.Ordinal)).Order;

    /// <summary>The filter, or which field cannot be read.</summary>
    /// <param name="problem">What is wrong and what to do; null when nothing is.</param>
    public FeatureFilter Filter(out string? problem)
    {
        problem = null;
        if (!DensityText.TryRead(MinDensity, out var low))
            problem = $"“{MinDensity}” is not a density: give a share such as 0.001, 0.1 % or 1 ‰.";
        if (!DensityText.TryRead(MaxDensity, out var high))
            problem = $"“{MaxDensity}” is not a density: give a share such as 0.001, 0.1 % or 1 ‰.";
        return new FeatureFilter(low, high, Dead, UltraLow, Filled(Token) ? Token : null);
    }

    /// <summary>The address of this view, from a cursor on.</summary>
    /// <param name="after">Cursor of the page; null for the first.</param>
    public string Link(string? after)
    {
        var query = new StringBuilder();
        Add(query, "order", Order == FeatureOrder.Index ? null : Orders.First(o => o.Order == Order).Word);
        Add(query, "minDensity", MinDensity);
        Add(query, "maxDensity", MaxDensity);
        Add(query, "dead", Dead ? "true" : null);
        Add(query, "ultraLow", UltraLow ? "true" : null);
        Add(query, "token", Token);
        Add(query, "after", after);
        return $"/d/{Uri.EscapeDataString(Dictionary)}{query}";
    }

    private static bool Filled(string? text) => !string.IsNullOrEmpty(text);

    private static void Add(StringBuilder query, string name, string? value)
    {
        if (Filled(value))
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value!));
    }
}
