namespace Interp.Domain.Platform;

/// <summary>A job's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="ParametersJson">As submitted.</param>
/// <param name="Curve">Reports over time, thinned to at most 400.</param>
/// <param name="Attempt">How many times a worker has taken it; more than 1 after a worker died.</param>
/// <param name="WorkerSeen">Whether any worker has lately said that it is running.</param>
/// <param name="CancelRequested">Somebody has asked it to stop; a running one does so at its next step.</param>
/// <param name="MayCancel">Whether the viewer may ask it to stop.</param>
public sealed record JobDetail(
    JobSummary Summary, string ParametersJson, IReadOnlyList<JobProgress> Curve, int Attempt, bool WorkerSeen, bool CancelRequested, bool MayCancel);
