namespace Interp.Domain.Dictionaries;

/// <summary>One page of a list of features.</summary>
/// <param name="Features">In the order asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
/// <param name="Matching">Features that match the filter, on all pages.</param>
/// <param name="IsMore">There are more than <paramref name="Matching"/>, which counting stopped at.</param>
public sealed record FeaturePage(IReadOnlyList<FeatureSummary> Features, string? Next, long Matching, bool IsMore = false);
