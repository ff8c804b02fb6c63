namespace Interp.Domain.Dictionaries;

/// <summary>The rows of <c>feature_ablations</c>.</summary>
internal static class AblationCopy
{
    public const string Columns = "feature, places, raised_tokens, raised, lowered_tokens, lowered";

    public static async Task Write(CopyRow row, FeatureAblationRow a)
    {
        await row.Integer(a.Feature);
        await row.Integers(a.Places);
        await row.Integers(a.RaisedTokens);
        await row.Reals(a.Raised);
        await row.Integers(a.LoweredTokens);
        await row.Reals(a.Lowered);
    }
}
