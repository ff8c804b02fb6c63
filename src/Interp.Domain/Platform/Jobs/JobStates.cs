namespace Interp.Domain.Platform;

/// <summary>What states mean.</summary>
public static class JobStates
{
    /// <summary>Whether a job in this state stays in it.</summary>
    public static bool IsFinal(JobState state) => state is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}
