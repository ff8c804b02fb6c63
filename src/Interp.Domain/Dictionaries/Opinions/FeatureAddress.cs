namespace Interp.Domain.Dictionaries;

/// <summary>Which feature is meant, and for which cohort.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Cohort">Null for the viewer's own cohort.</param>
public sealed record FeatureAddress(string Dictionary, int Index, int? Cohort = null);
