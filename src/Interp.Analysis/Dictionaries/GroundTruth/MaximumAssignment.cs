namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The one-to-one matching of rows to columns with the largest sum: the Hungarian method in its form with shortest augmenting
/// paths and potentials (Jonker and Volgenant 1987), exact, at most rows² · columns operations.
/// </summary>
public static class MaximumAssignment
{
    /// <summary>Matches every row to a column of its own.</summary>
    /// <param name="scores">Row-major, <c>[rows, columns]</c>, finite.</param>
    /// <param name="rows">At most as many as columns.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="cancellation">Looked at before each row.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Solve(ReadOnlySpan<float> scores, int rows, int columns, CancellationToken cancellation)
    {
        if (rows > columns || scores.Length != (long)rows * columns)
            throw new ArgumentException($"{scores.Length} scores do not match {rows} rows to at least as many columns ({columns}).", nameof(scores));
        var search = new Search(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            search.Add(scores, row);
        }
        int[] matched = new int[rows];
        for (int column = 0; column < columns; column++)
        {
            if (search.RowOf[column] >= 0)
                matched[search.RowOf[column]] = column;
        }
        return matched;
    }

    private sealed class Search
    {
        private readonly double[] _ofRow;
        private readonly double[] _ofColumn;
        private readonly double[] _distance;
        private readonly int[] _before;
        private readonly bool[] _reached;
        private readonly int[] _path;
        private readonly int _columns;

        public Search(int rows, int columns)
        {
            _columns = columns;
            _ofRow = new double[rows];
            _ofColumn = new double[columns];
            _distance = new double[columns];
            _before = new int[columns];
            _reached = new bool[columns];
            _path = new int[columns];
            RowOf = new int[columns];
            Array.Fill(RowOf, -1);
        }

        /// <summary>The row matched to each column so far, or −1.</summary>
        public int[] RowOf { get; }

        // Costs are negated scores; a pair's reduced cost, cost − row potential − column potential, is never negative.
        public void Add(ReadOnlySpan<float> scores, int start)
        {
            Array.Fill(_distance, double.PositiveInfinity);
            Array.Clear(_reached);
            int row = start, last = -1, steps = 0;
            double travelled = 0;
            while (true)
            {
                int next = Nearest(scores.Slice(row * _columns, _columns), row, last, travelled);
                travelled = _distance[next];
                _reached[next] = true;
                _path[steps++] = next;
                last = next;
                if (RowOf[next] < 0)
                    break;
                row = RowOf[next];
            }
            UpdatePotentials(start, steps, travelled);
            for (int column = last; column >= 0; column = _before[column])
                RowOf[column] = _before[column] >= 0 ? RowOf[_before[column]] : start;
        }

        private int Nearest(ReadOnlySpan<float> scores, int row, int from, double travelled)
        {
            int nearest = -1;
            double least = double.PositiveInfinity, potential = travelled - _ofRow[row];
            for (int column = 0; column < _columns; column++)
            {
                if (_reached[column])
                    continue;
                double distance = potential - scores[column] - _ofColumn[column];
                if (distance < _distance[column])
                {
                    _distance[column] = distance;
                    _before[column] = from;
                }
                if (_distance[column] < least)
                {
                    least = _distance[column];
                    nearest = column;
                }
            }
            return nearest >= 0 ? nearest : throw new ArgumentException("Scores must be finite.", nameof(scores));
        }

        private void UpdatePotentials(int start, int steps, double travelled)
        {
            _ofRow[start] += travelled;
            for (int i = 0; i < steps; i++)
            {
                int column = _path[i];
                double gain = travelled - _distance[column];
                _ofColumn[column] -= gain;
                if (RowOf[column] >= 0)
                    _ofRow[RowOf[column]] += gain;
            }
        }
    }
}
