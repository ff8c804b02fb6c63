namespace Interp.Domain.Dictionaries;

/// <summary>The first-letter task (Chanin et al. 2024, arXiv 2409.14507).</summary>
/// <param name="Share">Mean over letters of the absorbed share, lower is better; null where the model does not carry the task.</param>
/// <param name="Letters">Letters that a linear probe on the activations tells.</param>
/// <param name="OfLetters">Letters that were asked for.</param>
/// <param name="Words">Words of the vocabulary.</param>
/// <param name="Summary">All of it in a sentence, with the reason where there is no share.</param>
public sealed record BenchmarkAbsorption(double? Share, int Letters, int OfLetters, int Words, string Summary);
