namespace Interp.Domain.Features;

/// <summary>A feature with the value that a list is ordered by.</summary>
internal sealed record FeatureRow(Feature Feature, float? OnToken)
{
    public FeatureCursor Cursor(FeatureOrder order) => new(order, Value(order), Feature.Index);

    private double Value(FeatureOrder order) => order switch
    {
        FeatureOrder.Random => Feature.Shuffle,
        FeatureOrder.Density => Feature.Density,
        FeatureOrder.MaxActivation => OnToken ?? Feature.MaxActivation,
        _ => Feature.Index,
    };
}
