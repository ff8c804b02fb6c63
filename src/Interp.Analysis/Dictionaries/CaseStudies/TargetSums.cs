namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Weighted sums over rows from which the Pearson correlation of every unit (feature or neuron) with every target follows,
/// and each unit's mass, precision and recall for 0/1 targets. <c>16 · units · targets</c> bytes.
/// </summary>
public sealed class TargetSums
{
    private readonly int _targets;
    private readonly double[] _targetSum;
    private readonly double[] _targetSquares;
    private readonly double[] _unitSum;
    private readonly double[] _unitSquares;
    private readonly double[] _unitActive;
    private readonly double[] _cross;
    private readonly double[] _activeCross;
    private double _weight;

    /// <param name="units">Features or neurons.</param>
    /// <param name="targets">Columns of the targets.</param>
    public TargetSums(int units, int targets)
    {
        _targets = targets;
        (_targetSum, _targetSquares) = (new double[targets], new double[targets]);
        (_unitSum, _unitSquares, _unitActive) = (new double[units], new double[units], new double[units]);
        (_cross, _activeCross) = (new double[units * targets], new double[units * targets]);
    }

    /// <summary>Features or neurons.</summary>
    public int Units => _unitSum.Length;

    /// <summary>Total weight of the rows seen.</summary>
    public double Weight => _weight;

    /// <summary>Adds a row.</summary>
    /// <param name="weight">Its weight.</param>
    /// <param name="target">Its targets.</param>
    /// <param name="units">Units that are active on it.</param>
    /// <param name="values">Their activations.</param>
    public void Add(double weight, ReadOnlySpan<float> target, ReadOnlySpan<int> units, ReadOnlySpan<float> values)
    {
        _weight += weight;
        Span<int> columns = stackalloc int[_targets];
        columns = columns[..NonZero(target, columns)];
        foreach (var t in columns)
        {
            _targetSum[t] += weight * target[t];
            _targetSquares[t] += weight * target[t] * target[t];
        }

        for (var i = 0; i < units.Length; i++)
        {
            var (unit, value) = (units[i], weight * values[i]);
            _unitSum[unit] += value;
            _unitSquares[unit] += value * values[i];
            _unitActive[unit] += weight;
            foreach (var t in columns)
            {
                _cross[Cell(unit, t)] += value * target[t];
                _activeCross[Cell(unit, t)] += weight * target[t];
            }
        }
    }

    /// <summary>Total weight of the rows on which a unit is active.</summary>
    public double ActiveWeight(int unit) => _unitActive[unit];

    /// <summary>Weighted Pearson correlation; 0 where either side never varies.</summary>
    public double Pearson(int unit, int target)
    {
        var covariance = (_cross[Cell(unit, target)] * _weight) - (_unitSum[unit] * _targetSum[target]);
        var unitVariance = (_unitSquares[unit] * _weight) - (_unitSum[unit] * _unitSum[unit]);
        var targetVariance = (_targetSquares[target] * _weight) - (_targetSum[target] * _targetSum[target]);
        var both = unitVariance * targetVariance;
        return both > 0 ? covariance / Math.Sqrt(both) : 0;
    }

    /// <summary>Share of a unit's activation mass that lies where a 0/1 target is 1; 0 for a unit that is never active.</summary>
    public double MassShare(int unit, int target) => Ratio(_cross[Cell(unit, target)], _unitSum[unit]);

    /// <summary>Share of a unit's active rows where a 0/1 target is 1.</summary>
    public double Precision(int unit, int target) => Ratio(_activeCross[Cell(unit, target)], _unitActive[unit]);

    /// <summary>Share of the rows where a 0/1 target is 1 on which the unit is active.</summary>
    public double Recall(int unit, int target) => Ratio(_activeCross[Cell(unit, target)], _targetSum[target]);

    /// <summary>Weighted share of rows where a 0/1 target is 1.</summary>
    public double TargetShare(int target) => Ratio(_targetSum[target], _weight);

    /// <summary>The unit with the highest correlation with a target, the first of equals.</summary>
    public int Best(int target)
    {
        var (best, highest) = (0, double.NegativeInfinity);
        for (var unit = 0; unit < Units; unit++)
        {
            var r = Pearson(unit, target);
            if (r > highest)
                (best, highest) = (unit, r);
        }

        return best;
    }

    /// <summary>Most text is of none of the classes: only the columns that are not 0 need work.</summary>
    private static int NonZero(ReadOnlySpan<float> target, Span<int> columns)
    {
        var count = 0;
        for (var t = 0; t < target.Length; t++)
        {
            if (target[t] != 0)
                columns[count++] = t;
        }

        return count;
    }

    private int Cell(int unit, int target) => (unit * _targets) + target;

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
