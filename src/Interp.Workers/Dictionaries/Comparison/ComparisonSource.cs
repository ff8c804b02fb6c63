using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>A dictionary and the names of what it reads.</summary>
internal sealed record ComparisonSource(FeatureDictionary Dictionary, string Model, string Corpus);
