using System.Globalization;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>Kinds, states and stages of jobs in people's words.</summary>
internal static class JobWords
{
    private const int ErrorInList = 140;

    /// <summary>What is being made.</summary>
    /// <param name="kind">As in <see cref="JobKinds"/>; an unknown one reads as it stands.</param>
    public static string Kind(string kind) => kind switch
    {
        JobKinds.TrainSae => "Dictionary training",
        JobKinds.SweepSae => "Sweep of dictionaries",
        JobKinds.PublishSweepPoint => "Dashboards of a sweep's point",
        JobKinds.TrainLanguageModel => "Language model training",
        JobKinds.BuildCorpus => "Corpus building",
        JobKinds.Autointerp => "Explanation by a language model",
        JobKinds.MapDictionary => "Dictionary map",
        JobKinds.CompareDictionaries => "Comparison of dictionaries",
        JobKinds.BaselineDictionary => "Baseline dictionary",
        JobKinds.BenchDictionary => "SAEBench of a dictionary",
        JobKinds.ImportSae => "Import of weights",
        JobKinds.PatchPaths => "Path patching",
        JobKinds.PatchActivations => "Activation patching",
        JobKinds.EvaluateCircuit => "Test of a circuit",
        JobKinds.PruneCircuit => "Pruning",
        JobKinds.Attribute => "Attribution",
        JobKinds.ScoreHeads => "Scores of heads",
        JobKinds.NameTraffic => "Names read and written",
        _ => kind,
    };

    /// <summary>What to do with the result of a finished job of this kind.</summary>
    /// <param name="kind">One of <see cref="JobKinds"/>.</param>
    public static string Onward(string kind) => kind switch
    {
        JobKinds.TrainSae or JobKinds.BaselineDictionary or JobKinds.PublishSweepPoint or JobKinds.ImportSae => "Open the dictionary",
        JobKinds.BenchDictionary => "Open its measures",
        JobKinds.SweepSae => "Open the sweep",
        JobKinds.PatchPaths or JobKinds.PatchActivations or JobKinds.Attribute or JobKinds.EvaluateCircuit or JobKinds.PruneCircuit or JobKinds.ScoreHeads or JobKinds.NameTraffic => "Open the experiment",
        JobKinds.TrainLanguageModel or JobKinds.BuildCorpus => "Train a dictionary on it",
        JobKinds.MapDictionary => "Open the map",
        JobKinds.CompareDictionaries => "Open the comparison",
        _ => "Open the result",
    };

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

    /// <summary>What a stage does.</summary>
    /// <param name="stage">As workers report it; an unknown one reads as it stands.</param>
    public static string Stage(string stage) => stage switch
    {
        "harvest" => "Harvest activations",
        "train" => "Train",
        "evaluate" => "Evaluate on held-out text",
        "dashboards" => "Build dashboards",
        "ablations" => "Take features out of their examples",
        "publish" => "Publish",
        "points" => "Build dashboards, point by point",
        "core" => "Reconstruct and splice in held-out text",
        "probing" => "Probe what its features say about kinds of text",
        "absorption" => "Ask its features for first letters",
        "compare" => "Read the text with both",
        "neighbours" => "Find each feature's neighbours",
        "layout" => "Lay out the picture",
        "cluster layout" => "Lay out what is clustered",
        "clusters" => "Find clusters",
        "base-passes" => "Load the model and run the base passes",
        "sweep" => "Fill in the rows",
        _ => stage,
    };

    /// <summary>How far a stage is, for example "1 234 of 5 000 steps"; null when it has not said how long it is.</summary>
    /// <param name="progress">A report.</param>
    public static string? Done(JobProgress progress) => progress.Steps < 1
        ? null
        : $"{Numbers.Count(progress.Step)} of {Numbers.Count(progress.Steps)} {Counted(progress.Stage)}".TrimEnd();

    /// <summary>Share of the stage that is done, as a whole per cent.</summary>
    /// <param name="progress">A report.</param>
    public static string Share(JobProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * Math.Clamp((double)progress.Step / Math.Max(1, progress.Steps), 0, 1)):0}{Numbers.Thin}%");

    /// <summary>One line for a table.</summary>
    /// <param name="job">Any job.</param>
    public static string InShort(JobSummary job) => job.State switch
    {
        JobState.Queued => job.QueuePosition is { } place ? $"Place {Numbers.Count(place)} in the queue" : "In the queue",
        JobState.Running when job.Progress is { } p => $"{Stage(p.Stage)}, stage {p.StageNumber} of {p.StageCount}" + (p.Steps > 0 ? $", {Share(p)}" : string.Empty),
        JobState.Running => "Starting",
        JobState.Failed => Shortened(job.Error ?? "It did not say why."),
        _ => Took(job) is { } span ? $"After {Times.Duration(span)}" : string.Empty,
    };

    /// <summary>From the first step to the end; null before the end or when it never began.</summary>
    /// <param name="job">Any job.</param>
    public static TimeSpan? Took(JobSummary job) => job.FinishedAt - job.StartedAt;

    private static string Counted(string stage) => stage switch
    {
        "harvest" or "sweep" => "rows",
        "train" => "steps",
        "evaluate" or "dashboards" or "ablations" or "compare" => "tokens",
        "neighbours" or "layout" or "cluster layout" or "clusters" => "parts",
        _ => string.Empty,
    };

    private static string Shortened(string text) => text.Length <= ErrorInList ? text : text[..ErrorInList] + "…";
}
