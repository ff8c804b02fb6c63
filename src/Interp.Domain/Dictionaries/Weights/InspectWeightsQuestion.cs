using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What an upload holds; a worker reads it whole.</summary>
/// <param name="Weights">Key of the upload.</param>
public sealed record InspectWeightsQuestion(string Weights) : InferenceQuestion<InspectedWeights>("inspect-weights");
