namespace Interp.Domain.Platform;

/// <summary>Every worker has a full line.</summary>
/// <param name="waiting">Questions ahead in the shortest line.</param>
/// <param name="retryAfter">About when a place is free.</param>
public sealed class InferenceBusyException(int waiting, TimeSpan retryAfter)
    : Exception($"Every worker is busy: {waiting} questions wait in the shortest line. Try again in {Math.Ceiling(retryAfter.TotalSeconds):F0} s.")
{
    public int Waiting => waiting;

    public TimeSpan RetryAfter => retryAfter;
}
