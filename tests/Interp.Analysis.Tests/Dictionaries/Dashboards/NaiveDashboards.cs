using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The obvious builder: for each feature gather every activation, sort, choose. Holds everything in memory.</summary>
internal static class NaiveDashboards
{
    public static FeatureExample[] Examples(SyntheticCodes codes, int feature, IReadOnlyList<ActivationAt> sample)
    {
        var hits = Hits(codes, feature);
        var groups = new List<(ExampleGroup Group, int Level, ActivationAt[] Items)>
        {
            (ExampleGroup.Top, -1, [.. hits.OrderByDescending(h => h.Value).ThenBy(h => h.Row).Take(20)]),
        };
        if (hits.Count >= 20)
        {
            var maximum = sample.Max(s => s.Value);
            for (var i = 0; i <= 10; i++)
            {
                var target = maximum * (10 - i) / 10.0;
                var five = sample.OrderBy(s => Math.Abs(s.Value - (float)target)).ThenBy(s => s.Row).Take(5);
                groups.Add((ExampleGroup.Level, i, [.. five.OrderByDescending(s => s.Value).ThenBy(s => s.Row)]));
            }

            groups.Add((ExampleGroup.Bottom, -1, [.. hits.OrderBy(h => h.Value).ThenBy(h => h.Row).Take(20)]));
        }

        var examples = new List<FeatureExample>();
        for (var g = 0; g < groups.Count; g++)
        {
            for (var rank = 0; rank < groups[g].Items.Length; rank++)
            {
                var row = groups[g].Items[rank].Row;
                var repeated = groups.Take(g).Any(earlier => earlier.Items.Any(item => item.Row == row));
                examples.Add(Window(codes, feature, row) with { Group = groups[g].Group, Level = groups[g].Level, Rank = rank, Repeated = repeated });
            }
        }

        return [.. examples];
    }

    public static List<ActivationAt> Hits(SyntheticCodes codes, int feature) =>
        [.. Enumerable.Range(0, codes.Rows).Where(r => codes.Table[r][feature] > 0).Select(r => new ActivationAt(codes.Table[r][feature], r))];

    public static List<TokenFeature> TokenFeatures(SyntheticCodes codes)
    {
        var all = Enumerable.Range(0, codes.Features).SelectMany(f => Hits(codes, f).Select(h => (Token: codes.Tokens[h.Row], Feature: f, h.Value)));
        return [.. all.GroupBy(p => (p.Token, p.Feature))
            .Select(g => new TokenFeature(g.Key.Token, g.Key.Feature, g.Max(p => p.Value), g.Count()))
            .OrderBy(p => p.Token).ThenByDescending(p => p.MaxActivation).ThenBy(p => p.Feature)];
    }

    /// <summary>Pearson and cosine of a feature's column with a neuron's, by their definitions.</summary>
    public static (double Pearson, double Cosine) Correlation(SyntheticCodes codes, int feature, int neuron)
    {
        var f = codes.Table.Select(row => (double)row[feature]).ToArray();
        var x = Enumerable.Range(0, codes.Rows).Select(row => (double)codes.X[(row * codes.Neurons) + neuron]).ToArray();
        var (mf, mx) = (f.Average(), x.Average());
        var covariance = f.Zip(x, (a, b) => (a - mf) * (b - mx)).Sum();
        var pearson = covariance / Math.Sqrt(f.Sum(a => (a - mf) * (a - mf)) * x.Sum(b => (b - mx) * (b - mx)));
        return (pearson, f.Zip(x, (a, b) => a * b).Sum() / Math.Sqrt(f.Sum(a => a * a) * x.Sum(b => b * b)));
    }

    private static FeatureExample Window(SyntheticCodes codes, int feature, int row)
    {
        bool Inside(int r) => r >= 0 && r < codes.Rows && codes.Documents[r] == codes.Documents[row] && r / codes.BlockLength == row / codes.BlockLength;
        int[] rows = [.. Enumerable.Range(row - 4, 9).Where(Inside)];
        return new FeatureExample(
            ExampleGroup.Top, -1, 0, codes.Documents[row], codes.Position(row), codes.Position(rows[0]),
            [.. rows.Select(r => codes.Tokens[r])], [.. rows.Select(r => codes.Table[r][feature])], Repeated: false);
    }
}
