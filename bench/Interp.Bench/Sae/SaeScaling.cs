using Interp.Analysis.Activations;

namespace Interp.Bench.Sae;

/// <summary>How the cost of training grows with the width of the dictionary and with the rows trained on.</summary>
internal sealed class SaeScaling(SaeSizes sizes, int threads, TimeProvider time, Action<string> say)
{
    private static readonly int[] Lengths = [1, 2, 4, 8];

    internal void Measure(Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        var rows = SyntheticRows.Create(SaeCase.Batches * sizes.Batch, sizes.Small.d_in);
        figures["exponent_dsae"] = Fit("d_sae", [.. sizes.Widths.Select(width => (width, Widths(width, rows, cancellationToken)))], figures);
        using var steps = new SaeSteps(sizes.SmallTopK(threads), rows, time);
        steps.Run(1, cancellationToken);
        figures["exponent_rows"] = Fit("rows", [.. Lengths.Select(length => (length * sizes.Batch, Times(() => steps.Run(length, cancellationToken))))], figures);
    }

    private double Widths(int width, ActivationArray rows, CancellationToken cancellationToken)
    {
        using var steps = new SaeSteps(sizes.Width(width, threads), rows, time);
        steps.Run(1, cancellationToken);
        return Times(() => steps.Run(1, cancellationToken)) / sizes.Batch;
    }

    private double Times(Func<double> run) => Median.Of(Enumerable.Range(0, sizes.Rounds).Select(_ => run()).ToList());

    private double Fit(string what, IReadOnlyList<(int Size, double Seconds)> points, Dictionary<string, double> figures)
    {
        foreach (var (size, seconds) in points)
        {
            var rows = what == "rows" ? size / seconds : 1 / seconds;
            figures[FormattableString.Invariant($"rows_per_s_at_{what}_{size}")] = rows;
            say(FormattableString.Invariant($"{what} {size}: {rows:F0} rows/s"));
        }

        var exponent = PowerLaw.Exponent([.. points.Select(static point => ((double)point.Size, point.Seconds))]);
        say(FormattableString.Invariant($"cost grows as {what} to the power {exponent:F3}"));
        return exponent;
    }
}
