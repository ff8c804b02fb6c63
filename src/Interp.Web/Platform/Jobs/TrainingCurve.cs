using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>Reports of a job as curves over training steps.</summary>
public static class TrainingCurve
{
    /// <summary>The curve that these reports make.</summary>
    /// <param name="reports">In the order in which they were written.</param>
    public static TrainingPoint[] From(IEnumerable<JobProgress> reports) => reports.Aggregate(Array.Empty<TrainingPoint>(), Append);

    /// <summary>The curve with one more report; the very same curve when the report has no training number.</summary>
    /// <param name="curve">Ascending in steps.</param>
    /// <param name="report">A later report. A training that resumed repeats steps: what it says now replaces what was said then.</param>
    public static TrainingPoint[] Append(TrainingPoint[] curve, JobProgress report)
    {
        var point = new TrainingPoint(report.Step, report.Loss, report.L0, report.ExplainedVariance, report.Dead);
        if (point is { Loss: null, L0: null, ExplainedVariance: null, Dead: null } || (curve.Length > 0 && curve[^1] == point))
            return curve;
        return [.. curve.TakeWhile(p => p.Step < point.Step), point];
    }

    /// <summary>At most so many points spread evenly, the first and the last among them.</summary>
    /// <param name="curve">Any curve.</param>
    /// <param name="most">At least 2.</param>
    public static TrainingPoint[] Thin(TrainingPoint[] curve, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (curve.Length <= most)
            return curve;
        var stride = (curve.Length - 1) / (double)(most - 1);
        return [.. Enumerable.Range(0, most).Select(i => curve[(int)Math.Round(i * stride)])];
    }

    /// <summary>One number of the curve, where it was reported.</summary>
    /// <param name="curve">Any curve.</param>
    /// <param name="number">Which number.</param>
    public static IReadOnlyList<CurvePoint> Of(IEnumerable<TrainingPoint> curve, Func<TrainingPoint, double?> number) =>
        [.. curve.Where(p => number(p) is not null).Select(p => new CurvePoint(p.Step, number(p)!.Value))];
}
