using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>An experiment that was asked for already.</summary>
/// <param name="Id">Of job and experiment.</param>
/// <param name="State">Of the job.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Experiment">Its rows so far; null before a worker has begun it.</param>
public sealed record RunAlike(Guid Id, JobState State, string? Error, ExperimentDetail? Experiment);
