using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace Interp.Workers.Platform;

/// <summary>Live questions as an operator sees them: how many, how long one waits for the answer, and how many were turned away.</summary>
internal static class InferenceMeter
{
    private static readonly Meter Meter = new("Interp.Inference");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "interp.inference.duration", "s", "Time from a live question to its answer, waiting included, by how it ended.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    /// <summary>Answers and records. The outcome is <c>answered</c>, <c>refused</c> (a bad question), <c>impossible</c>, <c>full</c>, <c>left</c> (the caller did) or <c>failed</c>.</summary>
    public static async Task Measure(string question, HttpContext context, Func<Task> answer)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await answer();
        }
        finally
        {
            Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("interp.inference.question", question), new("interp.inference.outcome", Outcome(context)));
        }
    }

    private static string Outcome(HttpContext context) => context.RequestAborted.IsCancellationRequested ? "left" : context.Response.StatusCode switch
    {
        StatusCodes.Status200OK => "answered",
        StatusCodes.Status400BadRequest => "refused",
        StatusCodes.Status409Conflict => "impossible",
        StatusCodes.Status503ServiceUnavailable => "full",
        _ => "failed",
    };
}
