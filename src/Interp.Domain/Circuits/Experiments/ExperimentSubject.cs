using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What an experiment is run on, as a worker has read it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Set">The prompts.</param>
/// <param name="Reading">The prompts as the model reads them.</param>
public sealed record ExperimentSubject(ModelSummary Model, PromptSetDetail Set, PromptReading Reading);
