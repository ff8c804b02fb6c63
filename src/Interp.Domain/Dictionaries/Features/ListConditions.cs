using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>A filter as SQL conditions on <c>features f</c>; what somebody typed is passed as parameters.</summary>
internal static class ListConditions
{
    private const string TokenIndex = "token_features";
    private const string LogitIndex = "logit_features";

    /// <param name="filter">What was asked for.</param>
    /// <param name="context">What it is about.</param>
    /// <param name="covered">An inverted index that the order reads already.</param>
    public static IEnumerable<string> Of(FeatureFilter filter, ListContext context, string? covered)
    {
        yield return context.OfDictionary("f");
        if (States(filter) is { } states) yield return states;
        if (filter.MinDensity is not null) yield return "f.density >= @least";
        if (filter.MaxDensity is not null) yield return "f.density <= @most";
        if (filter.SingleToken is { } single) yield return single ? "f.single_token = true" : "f.single_token = false";
        if (filter.HasTwin is { } twin) yield return twin ? "f.twin_pearson IS NOT NULL" : "f.twin_pearson IS NULL";
        if (context.Tokens is not null && covered is not TokenIndex) yield return Hit(context, TokenIndex, "@tokens");
        if (context.LogitTokens is not null && covered is not LogitIndex) yield return Hit(context, LogitIndex, "@logits");
        if (Labels(filter.Labels, context) is { } labels) yield return labels;
        if (!string.IsNullOrEmpty(filter.Label)) yield return Labelled(context, "o.label ILIKE @label");
    }

    // An equality where there can be one: the index by state then gives the order by number too.
    private static string? States(FeatureFilter filter) => (filter.IncludeDead, filter.IncludeUltraLow) switch
    {
        (false, false) => "f.state = 'live'",
        (true, false) => "f.state <> 'ultra-low'",
        (false, true) => "f.state <> 'dead'",
        _ => null,
    };

    private static string? Labels(LabelFilter labels, ListContext context) => labels switch
    {
        LabelFilter.Labelled => Labelled(context, "o.label IS NOT NULL"),
        LabelFilter.Unlabelled => "NOT " + Labelled(context, "o.label IS NOT NULL"),
        LabelFilter.UnlabelledByMe => string.Create(
            CultureInfo.InvariantCulture, $"NOT EXISTS (SELECT FROM labels l WHERE l.cohort_id = {context.Cohort} AND {context.OfDictionary("l")} AND l.feature = f.index AND l.author_id = @me)"),
        _ => null,
    };

    private static string Hit(ListContext context, string table, string tokens) =>
        $"EXISTS (SELECT FROM {table} x WHERE {context.OfDictionary("x")} AND x.token = ANY ({tokens}) AND x.feature = f.index)";

    private static string Labelled(ListContext context, string condition) =>
        $"EXISTS (SELECT FROM feature_opinions o WHERE {context.Opinions(condition)} AND o.feature = f.index)";
}
