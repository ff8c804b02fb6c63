using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes a dictionary's weights in another format into the folder of a download.</summary>
/// <param name="Dictionary">Its name.</param>
/// <param name="Format">One of <see cref="WeightsFormat"/>.</param>
/// <param name="Export">Of the download.</param>
public sealed record ConvertWeightsQuestion(string Dictionary, string Format, Guid Export) : InferenceQuestion<ConvertedWeights>("convert-weights");

/// <summary>The files of a download, by name.</summary>
public sealed record ConvertedWeights(string[] Files);
