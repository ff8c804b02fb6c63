namespace Interp.Domain.Dictionaries;

/// <summary>The rows of <c>logit_features</c>.</summary>
internal static class LogitFeatureCopy
{
    public const string Columns = "token, feature, value";

    public static async Task Write(CopyRow row, LogitFeature l)
    {
        await row.Integer(l.Token);
        await row.Integer(l.Feature);
        await row.Real(l.Value);
    }
}
