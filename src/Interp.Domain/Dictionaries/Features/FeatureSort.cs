using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>An order of a list.</summary>
/// <param name="Order">Which.</param>
/// <param name="Seed">Of the random order; ignored by the others.</param>
public sealed record FeatureSort(FeatureOrder Order, int Seed = 0)
{
    /// <summary>The orders by their words in addresses.</summary>
    public static IReadOnlyDictionary<string, FeatureOrder> Words { get; } =
        Enum.GetValues<FeatureOrder>().ToDictionary(EnumNames.Of, order => order, StringComparer.Ordinal);
}
