namespace Interp.Analysis.Dictionaries;

/// <summary>Where one feature fires on the held-out text.</summary>
/// <param name="Rows">Rows of the text, increasing.</param>
/// <param name="Values">Its activations there, all positive.</param>
public sealed record FeatureHits(int[] Rows, float[] Values);
