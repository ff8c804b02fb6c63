using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>Names for the points of a sweep.</summary>
public static class SweepNames
{
    /// <summary>What tells a point from the others, for example <c>topk, 4,096 features, k 16</c>.</summary>
    public static string Of(SweepPoint p)
    {
        var sparsity = p switch
        {
            { K: { } k } => $"k {k}",
            { TargetL0: { } target } => $"L0 → {Number(target)}",
            { L1Coefficient: { } penalty } => $"λ {Number(penalty)}",
            _ => "–",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{p.Recipe}, {p.DSae:N0} features, {sparsity}{(p.Seed == 1 ? string.Empty : $", seed {p.Seed}")}");
    }

    /// <summary>How a point is trained, under a name and a title of its own.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="id">The sweep's id, for a name that nothing else has.</param>
    /// <param name="number">Of the point, from 0.</param>
    public static TrainSaeParameters Training(SweepSaeParameters sweep, Guid id, int number)
    {
        var p = sweep.Point(number);
        var name = p.Name ?? $"{p.Model}-sweep-{id.ToString("N")[^6..]}";
        return p with { Name = $"{name}-{number}", Title = $"{p.HookPoint}: {Of(sweep.Points[number])}" };
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
