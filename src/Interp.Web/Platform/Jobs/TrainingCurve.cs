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
        if (report.Numbers.Count == 0 || (curve.Length > 0 && Same(curve[^1], report)))
            return curve;
        return [.. curve.TakeWhile(p => p.Step < report.Step), new(report.Step, report.Numbers)];
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
    /// <param name="name">Which number.</param>
    public static IReadOnlyList<CurvePoint> Of(IEnumerable<TrainingPoint> curve, string name) =>
        [.. curve.Where(p => p.Numbers.ContainsKey(name)).Select(p => new CurvePoint(p.Step, p.Numbers[name]))];

    private static bool Same(TrainingPoint point, JobProgress report) =>
        point.Step == report.Step && point.Numbers.Count == report.Numbers.Count && !point.Numbers.Except(report.Numbers).Any();
}
