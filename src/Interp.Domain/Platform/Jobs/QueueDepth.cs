namespace Interp.Domain.Platform;

/// <summary>How many jobs of a kind wait, and for how long.</summary>
/// <param name="Kind">Name of a kind of job.</param>
/// <param name="Jobs">Jobs that no worker has taken.</param>
/// <param name="Oldest">Time since the first of them was asked for; zero where none waits.</param>
public sealed record QueueDepth(string Kind, int Jobs, TimeSpan Oldest);
