namespace Interp.Domain.Dictionaries;

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
