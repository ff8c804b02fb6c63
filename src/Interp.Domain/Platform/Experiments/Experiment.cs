namespace Interp.Domain.Platform;

/// <summary>What a job on a model's inside has found, row by row. Its state is that of the job.</summary>
public sealed class Experiment : IShared
{
    /// <summary>Also the job's.</summary>
    public Guid Id { get; init; }

    /// <summary>Name of a kind of job.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public int ModelId { get; init; }

    /// <summary>Null for experiments that need no prompts.</summary>
    public int? PromptSetId { get; init; }

    /// <summary>Those of the job, complete with defaults.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 of kind and parameters, lower-case hexadecimal.</summary>
    public required string ParametersHash { get; init; }

    /// <summary>SHA-256 of the model's weights.</summary>
    public required string ModelHash { get; init; }

    /// <summary>SHA-256 of tokens, answers and roles; null without prompts.</summary>
    public string? PromptsHash { get; init; }

    public required string CodeVersion { get; init; }

    public long? Seed { get; init; }

    /// <summary>Rows of all grids together.</summary>
    public int RowsTotal { get; init; }

    /// <summary>What the whole says, as JSON; null until it is complete.</summary>
    public string? Summary { get; set; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; init; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
