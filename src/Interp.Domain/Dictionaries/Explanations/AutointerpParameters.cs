namespace Interp.Domain.Dictionaries;

/// <summary>Lets a language model explain a feature and predict it on held-out text.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice of examples.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
public sealed record AutointerpParameters(string Dictionary, int Feature, long Seed, int? CohortId);
