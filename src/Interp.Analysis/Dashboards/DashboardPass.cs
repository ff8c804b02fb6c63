namespace Interp.Analysis.Dashboards;

/// <summary>
/// The streaming half of dashboards: takes the sparse activations of a pass, batch after batch, in row order.
/// Memory does not grow with the text but for 24 bytes a token (its id, its document, its place in the spool) and the pairs of
/// <see cref="TokenFeatureTable"/>; the activations themselves go to disk.
/// </summary>
internal sealed class DashboardPass : IDisposable
{
    private readonly FeatureTally[] _tallies;
    private readonly CodeSpool _spool;

    public DashboardPass(PassRows rows, int d_sae, int d_in, bool neurons, int seed, string workFolder)
    {
        Rows = rows;
        _tallies = new FeatureTally[d_sae];
        for (var feature = 0; feature < d_sae; feature++)
            _tallies[feature] = new FeatureTally(Reservoir.SeedFor(seed, feature));
        Neurons = neurons ? new NeuronMoments(d_sae, d_in) : null;
        _spool = new CodeSpool(workFolder, rows.Count);
    }

    public PassRows Rows { get; }

    public NeuronMoments? Neurons { get; }

    public TokenFeatureTable TokenFeatures { get; } = new();

    public int RowsDone => _spool.Rows;

    public int Features => _tallies.Length;

    public FeatureTally Tally(int feature) => _tallies[feature];

    /// <summary>Adds the next rows.</summary>
    /// <param name="rowOffsets">CSR offsets, one more than rows.</param>
    /// <param name="features">Feature of each non-zero activation.</param>
    /// <param name="values">Its activation, positive.</param>
    /// <param name="x">What was encoded, <c>[rows, d_in]</c>; used only where neurons are correlated.</param>
    public void Add(ReadOnlySpan<int> rowOffsets, ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<float> x)
    {
        var firstRow = RowsDone;
        if (firstRow + rowOffsets.Length - 1 > Rows.Count)
            throw new ArgumentException($"The pass has {Rows.Count} rows; more were added.", nameof(rowOffsets));

        for (var row = 0; row < rowOffsets.Length - 1; row++)
        {
            for (var i = rowOffsets[row]; i < rowOffsets[row + 1]; i++)
            {
                // NaN fails this comparison too.
                if (!(values[i] > 0))
                    throw new ArgumentException($"Feature {features[i]} has activation {values[i]} on row {firstRow + row}; sparse codes hold positive values only.", nameof(values));

                _tallies[features[i]].Add(values[i], firstRow + row);
                TokenFeatures.Add(Rows.Tokens[firstRow + row], features[i], values[i]);
            }
        }

        Neurons?.Add(rowOffsets, features, values, x);
        _spool.Append(rowOffsets, features, values);
    }

    /// <summary>Ends the stream; examples can be cut from here on.</summary>
    public void Complete()
    {
        if (RowsDone != Rows.Count)
            throw new InvalidOperationException($"The pass expected {Rows.Count} rows and got {RowsDone}.");
        _spool.Seal();
    }

    /// <summary>The examples of a feature's card with their windows.</summary>
    public FeatureExample[] Examples(int feature) =>
        [.. ExampleSelection.Select(_tallies[feature]).Select(chosen => Cut(feature, chosen))];

    public void Dispose() => _spool.Dispose();

    private FeatureExample Cut(int feature, SelectedExample chosen)
    {
        var (first, count) = Rows.Window(chosen.Row, CardLayout.WindowReach);
        return new FeatureExample(
            chosen.Group,
            chosen.Level,
            chosen.Rank,
            Rows.Document(chosen.Row),
            Rows.Position(chosen.Row),
            Rows.Position(first),
            Rows.Tokens[first..(first + count)],
            _spool.Read(feature, first, count),
            chosen.Repeated);
    }
}
