namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary that another can be set beside.</summary>
/// <param name="Dictionary">The dictionary.</param>
/// <param name="Relation">What it is to the other.</param>
/// <param name="IsCompared">Whether the two have been compared.</param>
/// <param name="Median">Median over the other's features of their highest correlation here; null before a comparison.</param>
public sealed record ComparedWith(DictionarySummary Dictionary, DictionaryRelation Relation, bool IsCompared, double? Median);
