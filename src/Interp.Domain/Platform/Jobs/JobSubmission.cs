namespace Interp.Domain.Platform;

/// <summary>What became of a submission.</summary>
/// <param name="Id">The job.</param>
/// <param name="Existing">The same parameters were submitted before: this is that job.</param>
public sealed record JobSubmission(Guid Id, bool Existing);
