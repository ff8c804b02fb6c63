using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>An experiment's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="ParametersJson">Those of the job, complete with defaults.</param>
/// <param name="Provenance">What it was computed from.</param>
/// <param name="Grids">In their order.</param>
/// <param name="SummaryJson">What the whole says; null until it is complete.</param>
/// <param name="MayCancel">Whether the viewer may stop it.</param>
public sealed record ExperimentDetail(
    ExperimentSummary Summary, string ParametersJson, ExperimentProvenance Provenance, IReadOnlyList<GridView> Grids, string? SummaryJson, bool MayCancel);

/// <summary>What an experiment was computed from.</summary>
/// <param name="CodeVersion">Commit of the worker.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="PromptsHash">SHA-256 of tokens, answers and roles; null without prompts.</param>
/// <param name="ParametersHash">SHA-256 of kind and parameters.</param>
/// <param name="Seed">Of every random choice; null where there is none.</param>
public sealed record ExperimentProvenance(string CodeVersion, string ModelHash, string? PromptsHash, string ParametersHash, long? Seed);
