namespace Interp.Web.Dictionaries;

/// <summary>Says which filters are on, so that each can be taken off by itself.</summary>
public static class FilterChips
{
    /// <summary>The filters of a view, in the order of the form.</summary>
    /// <param name="view">What is shown.</param>
    public static IReadOnlyList<FilterChip> Of(FeatureListAddress view)
    {
        var chips = new List<FilterChip>();
        Add(chips, view.Token, text => $"fires on “{text}”", view with { Token = null });
        Add(chips, view.LogitToken, text => $"promotes “{text}”", view with { LogitToken = null });
        Add(chips, view.Label, text => $"label contains “{text}”", view with { Label = null });
        Add(chips, view.MinDensity, text => $"density from {text}", view with { MinDensity = null });
        Add(chips, view.MaxDensity, text => $"density to {text}", view with { MaxDensity = null });
        if (view.Labels != default)
            chips.Add(new(FeatureListAddress.LabelChoices.First(l => l.Labels == view.Labels).Title, view with { Labels = default }));
        if (view.SingleToken)
            chips.Add(new("single-token only", view with { SingleToken = false }));
        if (view.HasTwin)
            chips.Add(new("with a twin", view with { HasTwin = false }));
        if (view.UltraLow)
            chips.Add(new("ultra-low too", view with { UltraLow = false }));
        if (view.Dead)
            chips.Add(new("dead too", view with { Dead = false }));
        return chips;
    }

    private static void Add(List<FilterChip> chips, string? value, Func<string, string> words, FeatureListAddress without)
    {
        if (!string.IsNullOrEmpty(value))
            chips.Add(new(words(value), without));
    }
}
