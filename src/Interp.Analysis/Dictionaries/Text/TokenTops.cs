namespace Interp.Analysis.Dictionaries;

/// <summary>The strongest features of each token.</summary>
/// <param name="Offsets">Where each token's features begin, and their end: <c>[tokens + 1]</c>.</param>
/// <param name="Features">Strongest first; equal ones by index.</param>
/// <param name="Activations">As long as <paramref name="Features"/>.</param>
public sealed record TokenTops(int[] Offsets, int[] Features, float[] Activations)
{
    /// <param name="codes">One row for each token.</param>
    /// <param name="most">Features kept for each token.</param>
    public static TokenTops Of(SparseCodes codes, int most)
    {
        List<int> offsets = [0];
        List<int> features = [];
        List<float> activations = [];
        for (var row = 0; row < codes.RowCount; row++)
        {
            var (names, values) = (codes.FeaturesOf(row).ToArray(), codes.ValuesOf(row).ToArray());
            foreach (var (name, value) in names.Zip(values).OrderByDescending(p => p.Second).ThenBy(p => p.First).Take(most))
            {
                features.Add(name);
                activations.Add(value);
            }

            offsets.Add(features.Count);
        }

        return new([.. offsets], [.. features], [.. activations]);
    }
}
