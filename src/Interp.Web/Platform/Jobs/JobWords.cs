using System.Globalization;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>States of jobs and how far they are in people's words; those of their kinds are in the <see cref="JobCatalogue"/>.</summary>
internal static class JobWords
{
    private const int ErrorInList = 140;

    /// <summary>A sign and a style class beside the word, so that a state is never told by colour alone.</summary>
    /// <param name="state">Any state.</param>
    public static (string Mark, string Style, string Word) State(JobState state) => state switch
    {
        JobState.Queued => ("…", "quiet", "Queued"),
        JobState.Running => ("▸", "running", "Running"),
        JobState.Succeeded => ("✓", "good", "Succeeded"),
        JobState.Failed => ("✕", "bad", "Failed"),
        _ => ("–", "quiet", "Cancelled"),
    };

    /// <summary>How far a stage is, for example "1 234 of 5 000 steps"; null when it has not said how long it is.</summary>
    /// <param name="progress">A report.</param>
    /// <param name="stage">The stage that it reports.</param>
    public static string? Done(JobProgress progress, JobStage stage) => progress.Steps < 1
        ? null
        : $"{Numbers.Count(progress.Step)} of {Numbers.Count(progress.Steps)} {stage.Counts}".TrimEnd();

    /// <summary>Share of the stage that is done, as a whole per cent.</summary>
    /// <param name="progress">A report.</param>
    public static string Share(JobProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * Math.Clamp((double)progress.Step / Math.Max(1, progress.Steps), 0, 1)):0}{Numbers.Thin}%");

    /// <summary>One line for a table.</summary>
    /// <param name="job">Any job.</param>
    /// <param name="kind">Its kind.</param>
    public static string InShort(JobSummary job, JobDescription kind) => job.State switch
    {
        JobState.Queued => job.QueuePosition is { } place ? $"Place {Numbers.Count(place)} in the queue" : "In the queue",
        JobState.Running when job.Progress is { } p => $"{kind.Stage(p.Stage).Title}, stage {p.StageNumber} of {p.StageCount}" + (p.Steps > 0 ? $", {Share(p)}" : string.Empty),
        JobState.Running => "Starting",
        JobState.Failed => Shortened(job.Error ?? "It did not say why."),
        _ => Took(job) is { } span ? $"After {Times.Duration(span)}" : string.Empty,
    };

    /// <summary>From the first step to the end; null before the end or when it never began.</summary>
    /// <param name="job">Any job.</param>
    public static TimeSpan? Took(JobSummary job) => job.FinishedAt - job.StartedAt;

    private static string Shortened(string text) => text.Length <= ErrorInList ? text : text[..ErrorInList] + "…";
}
