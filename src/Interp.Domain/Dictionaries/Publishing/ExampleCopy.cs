namespace Interp.Domain.Dictionaries;

/// <summary>The rows of <c>feature_examples</c>.</summary>
internal static class ExampleCopy
{
    public const string Columns = "feature, \"window\", groups, documents, positions, repeated, tokens, activations, loss_effects";

    public static async Task Write(CopyRow row, FeatureExamples e)
    {
        await row.Integer(e.Feature);
        await row.Integer(e.Window);
        await row.Shorts(e.Groups);
        await row.Integers(e.Documents);
        await row.Longs(e.Positions);
        await row.Booleans(e.Repeated);
        await row.Integers(e.Tokens);
        await row.Reals(e.Activations);
        await row.Reals(e.LossEffects);
    }
}
