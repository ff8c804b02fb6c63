using Interp.Analysis.Language;

namespace Interp.Workers.Circuits;

/// <summary>What an experiment is about, known before its first row; kind, title and parameters are the job's.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Grids">In the order of the page.</param>
internal sealed record ExperimentHeader(string Model, IReadOnlyList<GridHeader> Grids)
{
    /// <summary>Name of the prompt set; null for experiments that need none.</summary>
    public string? PromptSet { get; init; }

    /// <summary>As <see cref="PromptBatch.Hash"/> says; null without prompts.</summary>
    public string? PromptsHash { get; init; }

    /// <summary>Of every random choice; null where there is none.</summary>
    public long? Seed { get; init; }
}
