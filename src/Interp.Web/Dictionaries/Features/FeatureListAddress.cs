using System.Globalization;
using System.Text;
using Interp.Domain.Dictionaries;

namespace Interp.Web.Dictionaries;

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
    /// <summary>Of the random order.</summary>
    public int Seed { get; init; }

    /// <summary>Only features that promote this token.</summary>
    public string? LogitToken { get; init; }

    /// <summary>Only features whose examples all fire on one token.</summary>
    public bool SingleToken { get; init; }

    /// <summary>Only features with a twin in another dictionary.</summary>
    public bool HasTwin { get; init; }

    /// <summary>With or without a label.</summary>
    public LabelFilter Labels { get; init; }

    /// <summary>Only features whose label contains this.</summary>
    public string? Label { get; init; }

    /// <summary>Whose labels and ratings; the dictionary's cohort when left out.</summary>
    public int? Cohort { get; init; }

    /// <summary>Whole cards instead of rows.</summary>
    public bool Cards { get; init; }

    /// <summary>The same order and view without any filter.</summary>
    public FeatureListAddress Cleared() => new(Dictionary, Order, null, null, false, false, null) { Seed = Seed, Cohort = Cohort, Cards = Cards };

    /// <summary>The order with its seed.</summary>
    public FeatureSort Sort => new(Order, Order == FeatureOrder.Random ? Seed : 0);

    /// <summary>Whether one of the filters is set that are folded away at first.</summary>
    public bool IsNarrowed => Filled(LogitToken) || Filled(Label) || SingleToken || HasTwin || Labels != LabelFilter.Any;

    /// <summary>The orders by their words in addresses, which are the API's.</summary>
    public static IReadOnlyList<(FeatureOrder Order, string Word, string Title)> Orders { get; } =
    [
        (FeatureOrder.Index, "index", "Index"),
        (FeatureOrder.Random, "random", "Random, the same for everybody"),
        (FeatureOrder.Density, "density", "Density, most frequent first"),
        (FeatureOrder.MaxActivation, "max-activation", "Largest activation"),
        (FeatureOrder.LossEffect, "loss-effect", "Loss effect, most helpful first"),
        (FeatureOrder.AutointerpScore, "autointerp-score", "Autointerp score"),
        (FeatureOrder.Rating, "rating", "Rating by the cohort"),
        (FeatureOrder.Disagreement, "disagreement", "Disagreement of raters"),
        (FeatureOrder.Matches, "matches", "Best match of a token"),
    ];

    /// <summary>Filters by label by their words in addresses, which are the API's.</summary>
    public static IReadOnlyList<(LabelFilter Labels, string Word, string Title)> LabelChoices { get; } =
    [
        (LabelFilter.Any, "any", "With or without a label"),
        (LabelFilter.Labelled, "labelled", "Labelled"),
        (LabelFilter.Unlabelled, "unlabelled", "Unlabelled"),
        (LabelFilter.UnlabelledByMe, "unlabelled-by-me", "Not labelled by me"),
    ];

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Filled(MinDensity) || Filled(MaxDensity) || Filled(Token) || IsNarrowed;

    /// <summary>The order a word names; by index where the word is unknown.</summary>
    /// <param name="word">From an address.</param>
    public static FeatureOrder OrderOf(string? word) =>
        Orders.FirstOrDefault(o => string.Equals(o.Word, word, StringComparison.Ordinal)).Order;

    /// <summary>The filter by label that a word names; any where the word is unknown.</summary>
    /// <param name="word">From an address.</param>
    public static LabelFilter LabelsOf(string? word) =>
        LabelChoices.FirstOrDefault(l => string.Equals(l.Word, word, StringComparison.Ordinal)).Labels;

    /// <summary>The filter, or which field cannot be read.</summary>
    /// <param name="problem">What is wrong and what to do; null when nothing is.</param>
    public FeatureFilter Filter(out string? problem)
    {
        problem = null;
        if (!DensityText.TryRead(MinDensity, out var low))
            problem = $"“{MinDensity}” is not a density: give a share such as 0.001, 0.1 % or 1 ‰.";
        if (!DensityText.TryRead(MaxDensity, out var high))
            problem = $"“{MaxDensity}” is not a density: give a share such as 0.001, 0.1 % or 1 ‰.";
        return new FeatureFilter(
            low, high, Dead, UltraLow, Filled(Token) ? Token : null, Filled(LogitToken) ? LogitToken : null, SingleToken ? true : null, HasTwin ? true : null,
            Labels, Filled(Label) ? Label : null, Cohort);
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
        Add(query, "seed", Sort.Seed == 0 ? null : Sort.Seed.ToString(CultureInfo.InvariantCulture));
        Add(query, "logitToken", LogitToken);
        Add(query, "singleToken", SingleToken ? "true" : null);
        Add(query, "hasTwin", HasTwin ? "true" : null);
        Add(query, "labels", Labels == LabelFilter.Any ? null : LabelChoices.First(l => l.Labels == Labels).Word);
        Add(query, "label", Label);
        Add(query, "cohort", Cohort?.ToString(CultureInfo.InvariantCulture));
        Add(query, "view", Cards ? "cards" : null);
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
