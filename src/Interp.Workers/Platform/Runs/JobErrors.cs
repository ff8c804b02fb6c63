namespace Interp.Workers.Platform;

/// <summary>Errors as the person who started the job reads them.</summary>
internal static class JobErrors
{
    /// <summary>What the system says when no room is left; .NET passes its number on.</summary>
    private const int NoSpace = 28;

    /// <summary>Of a job whose folder is kept.</summary>
    public const string Kept = " Its last checkpoint is kept: when that is mended, start it again with the same parameters and it goes on from there.";

    /// <summary>Of a job that two workers have not survived.</summary>
    public const string EndsItsWorker =
        "The worker ended twice while it ran this job and came no further in between, so the job is not tried again. Most often it needs more memory than the worker has: "
        + "choose fewer features, a smaller batch or a smaller model, and submit it again. Whoever runs this site finds in the worker's log how it ended.";

    public static string Readable(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Readable(only),
        IOException full when (full.HResult & 0xFFFF) == NoSpace => $"The worker's disk is full: {full.Message.TrimEnd('.')}. Whoever runs this site frees some space there; fewer tokens or features need less.",
        JobFailedException or InvalidDataException or ArgumentException or IOException or NotFiniteNumberException => exception.Message,
        OutOfMemoryException => "The worker ran out of memory. Choose fewer features or a smaller batch.",
        _ => $"The worker failed: {exception.Message} ({exception.GetType().Name}; the worker's log has the details)",
    };
}
