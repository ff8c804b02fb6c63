using Interp.Analysis.Sae.Training;

namespace Interp.Workers.Runs;

/// <summary>Errors as the person who started the job reads them.</summary>
internal static class JobErrors
{
    public static string Readable(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Readable(only),
        JobFailedException or InvalidDataException or ArgumentException or IOException or SaeDivergedException => exception.Message,
        OutOfMemoryException => "The worker ran out of memory. Choose fewer features or a smaller batch.",
        _ => $"The worker failed: {exception.Message} ({exception.GetType().Name}; the worker's log has the details)",
    };
}
