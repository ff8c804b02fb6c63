using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A sweep in a list.</summary>
/// <param name="Id">Also the job's; the address is <c>/sweeps/{id}</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="State">The job's.</param>
/// <param name="Error">Why the job failed.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="HookPoint">Where in the model.</param>
/// <param name="Points">Points in all.</param>
/// <param name="Evaluated">Points that are measured.</param>
/// <param name="Failed">Points that failed.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedBy">Display name of who asked.</param>
public sealed record SweepSummary(
    Guid Id,
    string Title,
    JobState State,
    string? Error,
    string Model,
    string Corpus,
    string HookPoint,
    int Points,
    int Evaluated,
    int Failed,
    Visibility Visibility,
    DateTimeOffset CreatedAt,
    string? StartedBy);
