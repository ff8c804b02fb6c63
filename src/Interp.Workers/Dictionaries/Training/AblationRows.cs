using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>The ablated places of a feature's examples as one row, in the order of the examples' own row.</summary>
internal static class AblationRows
{
    /// <summary>Null where no example was ablated: "not computed". A row without places says that the feature is nowhere active before a shown token.</summary>
    public static FeatureAblationRow? Of(int feature, FeatureExample[] examples)
    {
        if (!Array.Exists(examples, e => e.LossEffects is not null)) return null;
        var places = new List<(int Place, AblatedPlace Effect)>();
        for (var e = 0; e < examples.Length; e++)
            places.AddRange(examples[e].Places.Select(place => (ExampleRows.FirstPlace(examples[e], e) + place.Offset, place)));
        return new FeatureAblationRow
        {
            Feature = feature,
            Places = [.. places.Select(p => p.Place)],
            RaisedTokens = [.. places.SelectMany(p => p.Effect.Raised).Select(t => t.Token)],
            Raised = [.. places.SelectMany(p => p.Effect.Raised).Select(t => t.Value)],
            LoweredTokens = [.. places.SelectMany(p => p.Effect.Lowered).Select(t => t.Token)],
            Lowered = [.. places.SelectMany(p => p.Effect.Lowered).Select(t => t.Value)],
        };
    }
}
