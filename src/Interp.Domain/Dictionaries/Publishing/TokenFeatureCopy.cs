namespace Interp.Domain.Dictionaries;

/// <summary>The rows of <c>token_features</c>.</summary>
internal static class TokenFeatureCopy
{
    public const string Columns = "token, feature, max_activation, count";

    public static async Task Write(CopyRow row, TokenFeature t)
    {
        await row.Integer(t.Token);
        await row.Integer(t.Feature);
        await row.Real(t.MaxActivation);
        await row.Integer(t.Count);
    }
}
