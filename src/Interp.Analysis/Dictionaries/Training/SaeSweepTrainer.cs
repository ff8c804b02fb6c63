using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Trains many dictionaries in lock-step over one source: every batch is read once and each member takes its step on it. Every
/// member ends in the bits that it would have alone. One that diverges stops by itself; the others go on.
/// </summary>
/// <param name="time">For progress and the interval between checkpoints; never for the numbers.</param>
public sealed class SaeSweepTrainer(TimeProvider time)
{
    private const int NameLength = 16;

    /// <summary>Time between checkpoints, which all members save together.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Trains, or finishes, the runs of a folder.</summary>
    /// <param name="members">One batch size for all; members with fewer tokens end earlier. More may join a folder later.</param>
    /// <param name="source">The activations.</param>
    /// <param name="folder">Holds a folder of checkpoints for each member.</param>
    /// <param name="progress">Told at most four times a second.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <returns>The members in their order; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">Options that do not hold, or members that do not fit together; the message lists every problem.</exception>
    /// <exception cref="InvalidDataException">No checkpoint of a member is whole.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; every state was saved, and the same call goes on from there.</exception>
    public IReadOnlyList<SaeSweepMember> Train(IReadOnlyList<SaeOptions> members, IActivationSource source, string folder, IProgress<SaeSweepProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> problems = Problems(members);
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(" ", problems), nameof(members));
        var runs = new List<SweepRun>(members.Count);
        try
        {
            foreach (SaeOptions member in members)
                runs.Add(new SweepRun(member, source, Path.Combine(folder, SaeRunIdentity.Of(member, source)[..NameLength])));
            RunAll(runs, source, progress, cancellation);
            return runs.ConvertAll(run => run.Take());
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    /// <summary>What is wrong with a sweep, each as a sentence; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<SaeOptions> members)
    {
        if (members.Count == 0)
            return ["A sweep needs at least one member."];
        var problems = new List<string>();
        for (int i = 0; i < members.Count; i++)
            problems.AddRange(members[i].Validate().Select(problem => $"Member {i + 1} ({members[i].Recipe}): {problem}"));
        if (members.Select(member => member.BatchSize).Distinct().Count() > 1)
            problems.Add("All members of a sweep read the same batches; give them one batch size.");
        if (members.Select(SaeRunIdentity.OfOptions).Distinct(StringComparer.Ordinal).Count() < members.Count)
            problems.Add("Two members of the sweep are equal; leave one of them out.");
        return problems;
    }

    private void RunAll(List<SweepRun> runs, IActivationSource source, IProgress<SaeSweepProgress>? progress, CancellationToken cancellation)
    {
        long steps = runs.Max(run => run.Options.Steps), start = runs.Min(run => run.NextStep ?? steps);
        int batch = runs[0].Options.BatchSize;
        var pace = new TrainingPace(time, CheckpointInterval, start, steps, batch);
        using var reader = new BatchReader(source, batch, steps);
        for (long step = start; step < steps && runs.Exists(run => run.NextStep is not null); step++)
        {
            if (cancellation.IsCancellationRequested)
            {
                runs.ForEach(run => run.Save());
                cancellation.ThrowIfCancellationRequested();
            }
            // Members were saved one after the other: after a kill some may be ahead, and wait.
            List<SweepRun> due = runs.FindAll(run => run.NextStep == step);
            if (due.Count > 0)
            {
                ReadOnlySpan<float> rows = reader.Read(step);
                foreach (SweepRun run in due)
                    run.Step(rows);
            }
            if (progress is not null && pace.ShouldReport(step + 1))
            {
                (double rowsPerSecond, TimeSpan remaining) = pace.Rate(step + 1);
                progress.Report(new SaeSweepProgress(step + 1, steps, rowsPerSecond, remaining, runs.ConvertAll(run => run.Progress)));
            }
            if (pace.ShouldSave(step + 1))
            {
                runs.ForEach(run => run.Save());
                pace.Saved();
            }
        }
    }
}
