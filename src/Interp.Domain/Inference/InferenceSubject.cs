namespace Interp.Domain.Inference;

/// <summary>What a question is about, by the names that folders have on the workers.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="HookPoint">Where the dictionary reads and writes.</param>
public sealed record InferenceSubject(string Model, string Dictionary, string HookPoint);
