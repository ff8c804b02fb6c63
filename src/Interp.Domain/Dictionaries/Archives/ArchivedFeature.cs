namespace Interp.Domain.Dictionaries;

/// <summary>A line of <see cref="DictionaryArchive.FeaturesFile"/>.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Examples">Its examples; null when it has none.</param>
/// <param name="Ablations">What it does to next tokens; null when that was not computed.</param>
public sealed record ArchivedFeature(Feature Feature, FeatureExamples? Examples, FeatureAblationRow? Ablations);
