namespace Interp.Torch;

/// <summary>What a safetensors file holds, in the order of its bytes.</summary>
/// <param name="Entries">The tensors; they fill the file without overlap or hole.</param>
/// <param name="Metadata">Free text given by the writer.</param>
public sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata);
