namespace Interp.Domain.Platform;

/// <summary>One person has asked for more than their share.</summary>
public sealed class InferenceLimitException(TimeSpan retryAfter)
    : Exception($"You have run as much as one person may for now. Try again in {Math.Ceiling(retryAfter.TotalSeconds):F0} s.")
{
    public TimeSpan RetryAfter => retryAfter;
}
