namespace Interp.Domain.Platform;

/// <summary>News of a job.</summary>
/// <param name="JobId">The job.</param>
/// <param name="State">Its state now.</param>
/// <param name="Progress">Its latest report.</param>
public sealed record JobEvent(Guid JobId, JobState State, JobProgress? Progress);
