namespace Interp.Domain.Circuits;

/// <summary>What an experiment was computed from.</summary>
/// <param name="CodeVersion">Commit of the worker.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="PromptsHash">SHA-256 of tokens, answers and roles; null without prompts.</param>
/// <param name="ParametersHash">SHA-256 of kind and parameters.</param>
/// <param name="Seed">Of every random choice; null where there is none.</param>
public sealed record ExperimentProvenance(string CodeVersion, string ModelHash, string? PromptsHash, string ParametersHash, long? Seed);
