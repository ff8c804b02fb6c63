namespace Interp.Analysis.Dictionaries;

/// <summary>Every feature that is active somewhere in a text.</summary>
/// <param name="Features">Strongest first; equal ones by index.</param>
/// <param name="Peaks">Their largest activation.</param>
/// <param name="Counts">On how many tokens they are active.</param>
public sealed record FeatureRanking(int[] Features, float[] Peaks, int[] Counts)
{
    public static FeatureRanking Of(SparseCodes codes)
    {
        var seen = new Dictionary<int, (float Peak, int Count)>();
        for (var i = 0; i < codes.Features.Length; i++)
        {
            var (peak, count) = seen.GetValueOrDefault(codes.Features[i]);
            seen[codes.Features[i]] = (Math.Max(peak, codes.Values[i]), count + 1);
        }

        var order = seen.OrderByDescending(f => f.Value.Peak).ThenBy(f => f.Key).ToArray();
        return new(Array.ConvertAll(order, f => f.Key), Array.ConvertAll(order, f => f.Value.Peak), Array.ConvertAll(order, f => f.Value.Count));
    }
}
