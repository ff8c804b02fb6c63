namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary that another can be set beside.</summary>
/// <param name="Dictionary">The dictionary.</param>
/// <param name="Relation">What it is to the other.</param>
/// <param name="IsCompared">Whether the two have been compared.</param>
/// <param name="Median">Median over the other's features of their highest correlation here; null before a comparison.</param>
public sealed record ComparedWith(DictionarySummary Dictionary, DictionaryRelation Relation, bool IsCompared, double? Median);

/// <summary>What one dictionary is to another.</summary>
public enum DictionaryRelation
{
    /// <summary>The same parameters with another seed.</summary>
    Seed,

    /// <summary>The same model, hook point and recipe with another number of features.</summary>
    Width,

    /// <summary>The neurons that it reads.</summary>
    Neurons,

    /// <summary>A dictionary of the same model with random weights.</summary>
    RandomModel,

    /// <summary>Another that reads the same tokens.</summary>
    Other,
}
