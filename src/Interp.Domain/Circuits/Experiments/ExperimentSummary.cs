using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>An experiment in a list.</summary>
/// <param name="Id">Also the job's; the address is <c>/x/{id}</c>.</param>
/// <param name="Kind">Kind of job.</param>
/// <param name="Title">For people.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set, where there is one that the viewer may see.</param>
/// <param name="State">How far it is.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="RowsDone">Rows that are there.</param>
/// <param name="RowsTotal">Rows in all.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CreatedAt">When a worker began it.</param>
/// <param name="StartedBy">Display name of who asked.</param>
/// <param name="Seconds">Computing time so far.</param>
public sealed record ExperimentSummary(
    Guid Id,
    string Kind,
    string Title,
    string Model,
    string? PromptSet,
    ExperimentState State,
    string? Error,
    int RowsDone,
    int RowsTotal,
    Visibility Visibility,
    DateTimeOffset CreatedAt,
    string? StartedBy,
    double Seconds);
