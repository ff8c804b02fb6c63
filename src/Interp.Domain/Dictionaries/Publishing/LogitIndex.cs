namespace Interp.Domain.Dictionaries;

/// <summary>The inverted index of the tokens that features promote.</summary>
public static class LogitIndex
{
    /// <summary>One entry per feature and promoted token.</summary>
    public static IEnumerable<LogitFeature> Of(IEnumerable<Feature> features) =>
        from f in features
        from entry in f.PositiveTokens.Zip(f.PositiveLogits).DistinctBy(p => p.First)
        select new LogitFeature { Token = entry.First, Feature = f.Index, Value = entry.Second };
}
