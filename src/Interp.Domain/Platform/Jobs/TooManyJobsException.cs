namespace Interp.Domain.Platform;

/// <summary>The person has as many unfinished jobs as one person may.</summary>
public sealed class TooManyJobsException(int limit)
    : Exception($"You have {limit} unfinished jobs, the most that one person may. Wait for one to finish, or cancel one.");
