namespace Interp.Domain.Circuits;

/// <summary>What a worker found.</summary>
/// <param name="Layers">Layers of the model.</param>
/// <param name="Heads">Attention heads of a layer.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin; null where none was given.</param>
/// <param name="Answer">Id of the answer.</param>
/// <param name="Wrong">Id of the token that it is compared with.</param>
/// <param name="Notes">What the person who asked should know, in words.</param>
public sealed record PromptLabAnswer(int Layers, int Heads, LabReading Clean, LabReading? Corrupted, int? Answer, int? Wrong, string[] Notes);
