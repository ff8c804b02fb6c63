using Interp.Analysis.Activations;

namespace Interp.Analysis.Sae.Training;

/// <summary>
/// Runs a recipe over a source from the first or the last saved step to the end. The order of the data is the source's own,
/// and all that is random about a step depends on the seed and its number: a run that was killed and taken up again ends in
/// the same bits as one that was not.
/// </summary>
/// <param name="time">For progress and the interval between checkpoints; never for the numbers.</param>
public sealed class SaeTrainer(TimeProvider time)
{
    private const int CurvePoints = 256;
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

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
        var checkpoints = new SaeCheckpointFolder(folder, SaeRunIdentity.Of(options, source));
        using ISaeRecipe recipe = options.CreateRecipe(source);
        long start = checkpoints.Restore(recipe);
        var run = new Run(options, recipe, checkpoints, start, time.GetTimestamp());
        for (long step = start; step < options.Steps; step++)
            TakeStep(run, step, progress, cancellation);
        if (start < options.Steps)
            run.Save(options.Steps);
        return new SaeTrainingResult(recipe.Export(), run.Curve, start);
    }

    private void TakeStep(Run run, long step, IProgress<SaeProgress>? progress, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            if (step > run.Start)
                run.Save(step);
            cancellation.ThrowIfCancellationRequested();
        }
        CircularRows.Read(run.Recipe.Source, step * run.Options.BatchSize, run.Rows);
        // A step is never broken off half-way: the weights would be neither the old nor the new.
        SaeStepMetrics metrics = run.Recipe.Step(run.Rows, step, CancellationToken.None);
        if (!metrics.IsFinite)
            throw new SaeDivergedException(step, run.Last);
        run.Last = metrics;
        long done = step + 1, steps = run.Options.Steps;
        if (done == steps || done % Math.Max(1, steps / CurvePoints) == 0)
            run.Curve.Add(new SaeCurvePoint(done, metrics));
        Report(run, done, progress);
        if (done < steps && time.GetElapsedTime(run.SavedAt) >= CheckpointInterval)
        {
            run.Save(done);
            run.SavedAt = time.GetTimestamp();
        }
    }

    private void Report(Run run, long done, IProgress<SaeProgress>? progress)
    {
        if (progress is null || (done < run.Options.Steps && time.GetElapsedTime(run.ReportedAt) < ProgressInterval))
            return;
        run.ReportedAt = time.GetTimestamp();
        double seconds = Math.Max(1e-9, time.GetElapsedTime(run.StartedAt).TotalSeconds);
        double perSecond = (done - run.Start) * run.Options.BatchSize / seconds;
        double remaining = (run.Options.Steps - done) * run.Options.BatchSize / Math.Max(perSecond, 1e-9);
        progress.Report(new SaeProgress(done, run.Options.Steps, perSecond, TimeSpan.FromSeconds(Math.Min(remaining, 1e9)), run.Last!));
    }

    private sealed class Run(SaeOptions options, ISaeRecipe recipe, SaeCheckpointFolder checkpoints, long start, long now)
    {
        public SaeOptions Options { get; } = options;

        public ISaeRecipe Recipe { get; } = recipe;

        public long Start { get; } = start;

        public long StartedAt { get; } = now;

        public long SavedAt { get; set; } = now;

        public long ReportedAt { get; set; } = now;

        public float[] Rows { get; } = new float[options.BatchSize * recipe.Source.d_in];

        public List<SaeCurvePoint> Curve { get; } = [.. checkpoints.Curve];

        public SaeStepMetrics? Last { get; set; } = checkpoints.Curve.Count > 0 ? checkpoints.Curve[^1].Metrics : null;

        /// <summary>Saves the state; the latest step joins the curve so that it survives.</summary>
        public void Save(long done)
        {
            if (Curve.Count == 0 || Curve[^1].Step != done)
                Curve.Add(new SaeCurvePoint(done, Last!));
            checkpoints.Save(Recipe, done, Curve);
        }
    }
}
