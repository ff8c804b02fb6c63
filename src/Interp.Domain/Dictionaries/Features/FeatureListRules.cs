using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What a request for a list must satisfy.</summary>
internal static class FeatureListRules
{
    private const int LongestToken = 200;

    public static void Check(FeatureFilter filter, FeatureSort sort, int take, Viewer viewer)
    {
        var check = new ParameterChecks();
        check.Range("take", take, 1, FeatureQueries.MaxTake);
        check.That(filter.MinDensity is null or (>= 0 and <= 1), "minDensity", "Give a share from 0 to 1.");
        check.That(filter.MaxDensity is null or (>= 0 and <= 1), "maxDensity", "Give a share from 0 to 1.");
        Text(check, "token", filter.Token);
        Text(check, "logitToken", filter.LogitToken);
        Text(check, "label", filter.Label);
        check.That(Enum.IsDefined(sort.Order), "order", "Choose one of the orders offered.");
        check.That(Enum.IsDefined(filter.Labels), "labels", "Choose any, labelled, unlabelled or unlabelled-by-me.");
        check.That(
            sort.Order != FeatureOrder.Matches || !string.IsNullOrEmpty(filter.Token) || !string.IsNullOrEmpty(filter.LogitToken), "order",
            "The order by matches needs something to match: a token that features fire on, or one that they promote.");
        check.That(!filter.NeedsCohort || viewer.IsSignedIn, "labels", "Labels belong to cohorts: sign in to search by them.");
        check.ThrowIfAny();
    }

    private static void Text(ParameterChecks check, string field, string? text)
    {
        check.Length(field, text, LongestToken);
        check.That(text is null || !text.Contains('\0', StringComparison.Ordinal), field, "Leave out the character of code 0.");
    }
}
