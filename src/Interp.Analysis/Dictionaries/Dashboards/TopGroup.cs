namespace Interp.Analysis.Dictionaries;

/// <summary>What a card says of its top examples as a whole.</summary>
internal static class TopGroup
{
    /// <summary>
    /// Mean loss effect over the top group's tokens that follow an active one, as often as the card shows them, in nats; null where
    /// none was computed.
    /// </summary>
    public static double? LossEffect(IEnumerable<FeatureExample> examples)
    {
        var (sum, count) = (0.0, 0);
        foreach (var example in examples.Where(e => e is { Group: ExampleGroup.Top, LossEffects: not null }))
        {
            foreach (var place in example.Places)
            {
                sum += example.LossEffects![place.Offset];
                count++;
            }
        }

        return count > 0 ? sum / count : null;
    }
}
