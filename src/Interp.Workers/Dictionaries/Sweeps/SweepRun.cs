using System.Text.Json;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The computing half of a sweep; runs on one thread from start to end and leaves the weights of every point in its folder.</summary>
/// <param name="sweep">What to do.</param>
/// <param name="run">The job.</param>
/// <param name="board">How the points stand, those of an earlier attempt included.</param>
/// <param name="tell">Told how all points stand.</param>
/// <param name="settings">Of the worker.</param>
/// <param name="time">For rates.</param>
internal sealed class SweepRun(
    SweepSaeParameters sweep, JobRun run, IReadOnlyList<SweepPointNews> board, Action<IReadOnlyList<SweepPointNews>> tell, WorkerSettings settings, TimeProvider time)
{
    private readonly SweepPointNews[] points = [.. board];
    private readonly SaeStages stages = SweepStages.Of(sweep);

    /// <summary>How all points stand at the end.</summary>
    public IReadOnlyList<SweepPointNews> Compute(CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        using var decoder = ModelFolder.Load(settings.ModelFolder(sweep.Base.Model));
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(sweep.Base.Corpus));
        using var store = new SaeSteps(settings, run.Folder, stages, run.Reports.Tell, time).Harvest(decoder, corpus, sweep.Base, cancellationToken);
        var members = Train(store, cancellationToken);
        try
        {
            for (var i = 0; i < points.Length; i++) Keep(i, members[i], store, corpus);
            for (var i = 0; i < points.Length; i++) Evaluate(i, members[i], decoder, corpus, store, cancellationToken);
            return points;
        }
        finally
        {
            foreach (var member in members) member.Dispose();
        }
    }

    private IReadOnlyList<SaeSweepMember> Train(HarvestedRows store, CancellationToken cancellationToken)
    {
        var options = sweep.Points.Select(p => SaeChoices.Options(p.In(sweep.Base), settings.Threads, store.Written.Mean.Length, settings.HasGpu ? settings.Device : null)).ToList();
        var progress = new Telling<SaeSweepProgress>(p =>
        {
            run.Reports.Tell(stages.At(SaeStages.Train, p.Step, p.Steps) with { TokensPerSecond = Finite.OrNull(p.RowsPerSecond), SecondsLeft = p.Remaining.TotalSeconds });
            for (var i = 0; i < points.Length; i++) points[i] = After(points[i], p.Members[i]);
            tell([.. points]);
        });
        return new SaeSweepTrainer(time) { CheckpointInterval = settings.CheckpointInterval }.Train(options, store.Source, Path.Combine(run.Folder, "sweep"), progress, cancellationToken);
    }

    private static SweepPointNews After(SweepPointNews point, SaeMemberProgress member) => point.State == SweepPointState.Evaluated ? point : point with
    {
        State = member.Diverged ? SweepPointState.Failed : SweepPointState.Training,
        Step = member.Step,
        Steps = member.Steps,
        Loss = Finite.OrNull(member.Metrics?.Loss),
        L0 = Finite.OrNull(member.Metrics?.L0),
        ExplainedVariance = Finite.OrNull(member.Metrics?.ExplainedVariance),
        Dead = member.Metrics?.DeadLatents,
    };

    /// <summary>Weights first, so that a point that is said to be trained can be browsed whatever comes after.</summary>
    private void Keep(int number, SaeSweepMember member, HarvestedRows store, TokenCorpus corpus)
    {
        if (member.Result is { } result)
        {
            var folder = SweepFolders.Of(settings, run.Job.Id, number);
            WeightsFolder.Write(folder, sweep.Point(number), result.Autoencoder, store.ModelHash, corpus.Manifest.Hash);
            if (points[number].State != SweepPointState.Evaluated)
                points[number] = After(points[number], new SaeMemberProgress(member.Options.Steps, member.Options.Steps, result.LastStep, Diverged: false)) with { State = SweepPointState.Trained };
        }
        else
        {
            var divergence = member.Divergence!;
            points[number] = After(points[number], new SaeMemberProgress(divergence.Step, member.Options.Steps, divergence.Last, Diverged: true)) with { Error = divergence.Reason };
        }

        tell([.. points]);
    }

    private void Evaluate(int number, SaeSweepMember member, Decoder decoder, TokenCorpus corpus, HarvestedRows store, CancellationToken cancellationToken)
    {
        if (member.Result is not { } result || points[number].State == SweepPointState.Evaluated) return;
        void Told(JobProgress p) => run.Reports.Tell(p with { Step = (number * p.Steps) + p.Step, Steps = points.Length * p.Steps });
        // The text is the sweep's, not the point's: all are measured on the same.
        var metrics = new SaeSteps(settings, run.Folder, stages, Told, time).Evaluate(decoder, corpus, result.Autoencoder, store.Written, sweep.Base, cancellationToken);
        points[number] = points[number] with { State = SweepPointState.Evaluated, Metrics = JsonSerializer.Serialize(metrics, JobJson.Options) };
        tell([.. points]);
    }
}
