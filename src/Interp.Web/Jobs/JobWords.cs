using Interp.Domain.Jobs;

namespace Interp.Web.Jobs;

/// <summary>States, kinds and stages of jobs in people's words.</summary>
public static class JobWords
{
    /// <summary>What a job of this kind does.</summary>
    /// <param name="kind">One of <see cref="JobKinds"/>.</param>
    public static string Kind(string kind) => kind switch
    {
        JobKinds.TrainSae => "Train a dictionary",
        JobKinds.TrainLanguageModel => "Train a language model",
        JobKinds.BuildCorpus => "Build a corpus",
        _ => kind,
    };

    /// <summary>The state's word, its mark (never colour alone) and its style class.</summary>
    /// <param name="state">The job's state.</param>
    public static (string Word, string Mark, string Class) State(JobState state) => state switch
    {
        JobState.Queued => ("queued", "…", "quiet"),
        JobState.Running => ("running", "▶", string.Empty),
        JobState.Succeeded => ("done", "✓", "good"),
        JobState.Failed => ("failed", "✕", "bad"),
        _ => ("cancelled", "–", "quiet"),
    };

    /// <summary>What a stage does.</summary>
    /// <param name="stage">As the worker reports it.</param>
    public static string Stage(string stage) => stage switch
    {
        "harvest" => "Reading the model's activations",
        "train" => "Training",
        "evaluate" => "Measuring on held-out text",
        "dashboards" => "Collecting examples",
        "publish" => "Writing the result",
        _ => stage,
    };

    /// <summary>Whether nothing will change any more.</summary>
    /// <param name="state">The job's state.</param>
    public static bool IsOver(JobState state) => state is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}
