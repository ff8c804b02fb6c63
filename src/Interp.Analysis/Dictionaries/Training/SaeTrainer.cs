using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Runs a recipe over a source from the first or the last saved step to the end. The order of the data is the source's own,
/// and all that is random about a step depends on the seed and its number: a run that was killed and taken up again ends in
/// the same bits as one that was not.
/// </summary>
/// <param name="time">For progress and the interval between checkpoints; never for the numbers.</param>
public sealed class SaeTrainer(TimeProvider time)
{
    /// <summary>Time between checkpoints.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Trains, or finishes, the run of a folder.</summary>
    /// <param name="options">Must be those of the run when the folder already holds one.</param>
    /// <param name="folder">Holds the checkpoints while the run lasts.</param>
    /// <param name="source">The activations.</param>
    /// <param name="progress">Told at most four times a second.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <exception cref="ArgumentException">Options that do not hold; the message lists every problem.</exception>
    /// <exception cref="SaeDivergedException">A loss or weight is no longer finite.</exception>
    /// <exception cref="InvalidDataException">The folder holds another run, or no checkpoint in it is whole.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the state was saved, and the same call goes on from there.</exception>
    public SaeTrainingResult Train(SaeOptions options, IActivationSource source, string folder, IProgress<SaeProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(" ", problems), nameof(options));
        using var run = new TrainingRun(options, source, folder);
        var pace = new TrainingPace(time, CheckpointInterval, run.Start, options.Steps, options.BatchSize);
        using var rows = new BatchReader(source, options.BatchSize, options.Steps);
        while (run.Done < options.Steps)
        {
            if (cancellation.IsCancellationRequested)
            {
                run.Save();
                cancellation.ThrowIfCancellationRequested();
            }
            run.Step(rows.Read(run.Done));
            Report(run, pace, progress);
            if (pace.ShouldSave(run.Done))
            {
                run.Save();
                pace.Saved();
            }
        }
        run.Save();
        return run.ToResult();
    }

    private static void Report(TrainingRun run, TrainingPace pace, IProgress<SaeProgress>? progress)
    {
        if (progress is null || !pace.ShouldReport(run.Done))
            return;
        (double rowsPerSecond, TimeSpan remaining) = pace.Rate(run.Done);
        progress.Report(new SaeProgress(run.Done, run.Options.Steps, rowsPerSecond, remaining, run.Last!));
    }
}
