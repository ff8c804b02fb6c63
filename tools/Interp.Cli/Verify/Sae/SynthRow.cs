namespace Interp.Cli.Verify;

/// <summary>A recipe's line: each seed's run of ours and of PyTorch, and what was published at the full size.</summary>
internal sealed record SynthRow(string Recipe, IReadOnlyList<SynthRun> Runs, double? PublishedF1, double? PublishedMCC)
{
    /// <summary>A score of ours, averaged over the seeds.</summary>
    public double Ours(Func<GroundTruthRow, double> score) => Math.Round(Runs.Average(run => score(run.Ours)), 5);

    /// <summary>PyTorch's; null where it did not run.</summary>
    public double? PyTorch(Func<GroundTruthRow, double> score) =>
        Runs.All(run => run.PyTorch is not null) ? Math.Round(Runs.Average(run => score(run.PyTorch!)), 5) : null;
}
