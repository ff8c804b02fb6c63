namespace Interp.Workers.Platform;

/// <summary>No place is left in the line of live questions.</summary>
internal sealed class LineFullException(int waiting, TimeSpan retryAfter) : Exception("The line of live questions is full.")
{
    public int Waiting => waiting;

    public TimeSpan RetryAfter => retryAfter;
}
