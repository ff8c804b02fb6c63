namespace Interp.Analysis.Dictionaries;

/// <summary>What one pass over held-out text says about the units (features or neurons) of one dictionary.</summary>
public sealed class UnitMeasurement
{
    /// <summary>Activations looked at for the share of top activations in class.</summary>
    public const int TopActivations = 100;

    /// <summary>Share of them that makes "in class".</summary>
    public const double LeastInClass = 0.95;

    private readonly HeldOutText _text;
    private readonly TargetSums[,] _sums = new TargetSums[2, 2];
    private readonly ExtremeList[][] _top; // [half][unit]

    /// <param name="text">The text that will be passed.</param>
    /// <param name="units">Features or neurons.</param>
    public UnitMeasurement(HeldOutText text, int units)
    {
        _text = text;
        _top = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, units).Select(_ => new ExtremeList(TopActivations, highest: true)).ToArray())];
        for (var half = 0; half < 2; half++)
        {
            for (var weighting = 0; weighting < 2; weighting++)
                _sums[half, weighting] = new TargetSums(units, text.Columns.Count);
        }
    }

    /// <summary>The sums of one half under one weighting.</summary>
    public TargetSums Sums(HeldOutHalf half, Weighting weighting) => _sums[(int)half, (int)weighting];

    /// <summary>Adds a row; rows come in increasing order.</summary>
    public void Add(int row, ReadOnlySpan<int> units, ReadOnlySpan<float> values)
    {
        var half = _text.HalfOf(row);
        foreach (var weighting in (ReadOnlySpan<Weighting>)[Weighting.Natural, Weighting.Unweighted])
            Sums(half, weighting).Add(_text.Weight(row, weighting), _text.Targets(row), units, values);

        for (var i = 0; i < units.Length; i++)
            _top[(int)half][units[i]].Offer(values[i], row);
    }

    /// <summary>Units that were active on no counted token of either half.</summary>
    public int NeverActive => Enumerable.Range(0, _top[0].Length).Count(unit =>
        Sums(HeldOutHalf.Selection, Weighting.Unweighted).ActiveWeight(unit) == 0 && Sums(HeldOutHalf.Scoring, Weighting.Unweighted).ActiveWeight(unit) == 0);

    /// <summary>
    /// The unit that goes best with a study's deciding variant on the selection half, at the natural mix, among those whose highest activations there are in class; among
    /// all where none's are.
    /// </summary>
    public int Choose(int study) => Enumerable.Range(0, _top[0].Length).OrderByDescending(unit => SelectionR(study, unit)).Cast<int?>()
        .FirstOrDefault(unit => IsInClass(study, unit!.Value)) ?? Sums(HeldOutHalf.Selection, Weighting.Natural).Best(_text.Columns.Headline(study));

    /// <summary>Whether the highest activations of a unit on the selection half are in class.</summary>
    public bool IsInClass(int study, int unit) => TopShare(HeldOutHalf.Selection, unit, _text.Columns.InClass(study)) >= LeastInClass;

    /// <summary>The correlation that <see cref="Choose"/> maximises.</summary>
    public double SelectionR(int study, int unit) => Sums(HeldOutHalf.Selection, Weighting.Natural).Pearson(unit, _text.Columns.Headline(study));

    /// <summary>Scores a unit on the scoring half.</summary>
    public CaseScore Score(int study, int unit)
    {
        var columns = _text.Columns;
        var natural = Sums(HeldOutHalf.Scoring, Weighting.Natural);
        var inClass = columns.InClass(study);
        return new CaseScore(
            unit,
            SelectionR(study, unit),
            TopShare(HeldOutHalf.Selection, unit, inClass),
            Correlations(study, unit, Weighting.Natural),
            Correlations(study, unit, Weighting.Unweighted),
            TopShare(HeldOutHalf.Scoring, unit, inClass),
            TopShare(HeldOutHalf.Scoring, unit, columns.Headline(study)),
            natural.MassShare(unit, inClass),
            natural.Precision(unit, inClass),
            natural.Recall(unit, inClass),
            CountWithMass(natural, inClass, 0.5),
            CountWithMass(natural, inClass, 0.9));
    }

    private double[] Correlations(int study, int unit, Weighting weighting)
    {
        var variants = _text.Columns.Studies[study].Proxy.Variants.Count;
        return [.. Enumerable.Range(0, variants).Select(v => Sums(HeldOutHalf.Scoring, weighting).Pearson(unit, _text.Columns.Variant(study, v)))];
    }

    private double TopShare(HeldOutHalf half, int unit, int column)
    {
        var inside = 0;
        var top = _top[(int)half][unit].Items;
        foreach (var item in top)
            inside += _text.Targets(item.Row)[column] > 0 ? 1 : 0;
        return top.IsEmpty ? 0 : inside / (double)top.Length;
    }

    private static int CountWithMass(TargetSums sums, int column, double share) =>
        Enumerable.Range(0, sums.Units).Count(unit => sums.MassShare(unit, column) > share);
}
