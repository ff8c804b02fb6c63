namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The streaming half of dashboards: takes the sparse activations of a pass, batch after batch, in row order.
/// Memory does not grow with the text but for 16 bytes a token (its id, its document, its place in the spool) and the pairs of
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
    /// <param name="codes">Their activations.</param>
    /// <param name="x">What was encoded, <c>[rows, d_in]</c>; used only where neurons are correlated.</param>
    public void Add(SparseCodes codes, ReadOnlySpan<float> x)
    {
        var firstRow = RowsDone;
        if (firstRow + codes.RowCount > Rows.Count)
            throw new ArgumentException($"The pass has {Rows.Count} rows; more were added.", nameof(codes));

        for (var row = 0; row < codes.RowCount; row++)
        {
            if (!Rows.IsCounted(firstRow + row))
            {
                _spool.AppendRow([], []);
                continue;
            }

            var features = codes.FeaturesOf(row);
            var values = codes.ValuesOf(row);
            AddRow(firstRow + row, features, values);
            _spool.AppendRow(features, values);
            if (Neurons is not null)
                Neurons.Add(features, values, x.Slice(row * Neurons.Count, Neurons.Count));
        }
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

    /// <summary>The activations of several features on a stretch of rows; see <see cref="CodeSpool.Read(int, int, ReadOnlySpan{int}, Span{float})"/>.</summary>
    public void ReadActivations(int first, int count, ReadOnlySpan<int> placeOf, Span<float> activations) => _spool.Read(first, count, placeOf, activations);

    public void Dispose() => _spool.Dispose();

    private void AddRow(int row, ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < features.Length; i++)
        {
            // NaN fails this comparison too.
            if (!(values[i] > 0))
                throw new ArgumentException($"Feature {features[i]} has activation {values[i]} on row {row}; sparse codes hold positive values only.", nameof(values));

            _tallies[features[i]].Add(values[i], row);
            TokenFeatures.Add(Rows.Tokens[row], features[i], values[i]);
        }
    }

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
