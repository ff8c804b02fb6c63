using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Correlated coin tosses: feature i is there when a · u + √(1 − ‖a‖²) ε &gt; t, with u common to all features of a row, ε its
/// own, and t such that the probability over both is the wanted one. Given u the features are independent, with probability Φ(score).
/// </summary>
internal sealed class LowRankCopula
{
    // As the reference: at least so much of a feature's variance stays its own.
    private const double LeastOwnVariance = 0.01;
    private readonly float[] _columns;
    private readonly float[] _rows;
    private readonly float[] _offsets;

    /// <param name="probabilities">Wanted, of each feature.</param>
    /// <param name="rank">Entries of u.</param>
    /// <param name="scale">Standard deviation of the entries of a.</param>
    /// <param name="random">Draws them.</param>
    public LowRankCopula(double[] probabilities, int rank, double scale, SeededRandom random)
    {
        Rank = rank;
        _rows = new float[checked(probabilities.Length * rank)];
        for (int i = 0; i < _rows.Length; i++)
            _rows[i] = (float)(scale * random.NextGaussian());
        ShrinkTo(1 - LeastOwnVariance);
        _columns = new float[_rows.Length];
        _offsets = new float[probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            Span<float> row = _rows.AsSpan(i * rank, rank);
            double own = Math.Sqrt(1 - RowKernels.Dot(row, row));
            _offsets[i] = (float)Math.Clamp(NormalDistribution.Quantile(probabilities[i]) / own, -60, 60);
            for (int j = 0; j < rank; j++)
                _columns[j * probabilities.Length + i] = row[j] = (float)(row[j] / own);
        }
    }

    /// <summary>Entries of u.</summary>
    public int Rank { get; }

    /// <summary>Draws u.</summary>
    public void Draw(SeededRandom random, Span<float> u)
    {
        for (int j = 0; j < u.Length; j++)
            u[j] = random.NextGaussian();
    }

    /// <summary>The score of one feature.</summary>
    public float Score(int feature, ReadOnlySpan<float> u) => _offsets[feature] + RowKernels.Dot(_rows.AsSpan(feature * Rank, Rank), u);

    /// <summary>The scores of the features from <paramref name="first"/> on.</summary>
    public void Scores(int first, ReadOnlySpan<float> u, Span<float> scores)
    {
        _offsets.AsSpan(first, scores.Length).CopyTo(scores);
        for (int j = 0; j < u.Length; j++)
            RowKernels.AddScaled(u[j], _columns.AsSpan(j * _offsets.Length + first, scores.Length), scores);
    }

    private void ShrinkTo(double most)
    {
        double largest = 0;
        for (int start = 0; start < _rows.Length; start += Rank)
            largest = Math.Max(largest, RowKernels.Dot(_rows.AsSpan(start, Rank), _rows.AsSpan(start, Rank)));
        if (largest > most)
            System.Numerics.Tensors.TensorPrimitives.Multiply(_rows, (float)Math.Sqrt(most / largest), _rows);
    }
}
