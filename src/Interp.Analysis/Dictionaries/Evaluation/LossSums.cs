namespace Interp.Analysis.Dictionaries;

/// <summary>Sums of the six losses of <see cref="SpliceLosses"/> by class of text.</summary>
public sealed class LossSums
{
    private const int Kinds = 6;
    private readonly SortedDictionary<string, (long Tokens, double[] Sums)> _classes = new(StringComparer.Ordinal);

    /// <summary>Adds one prediction: CE clean, reconstruction, zero, mean, then KL reconstruction, zero.</summary>
    public void Add(string @class, ReadOnlySpan<float> losses)
    {
        (long tokens, double[] sums) = _classes.TryGetValue(@class, out var found) ? found : (0, new double[Kinds]);
        for (int i = 0; i < Kinds; i++)
            sums[i] += losses[i];
        _classes[@class] = (tokens + 1, sums);
    }

    /// <summary>Means over all predictions.</summary>
    public SpliceLosses Raw() => Mean(_ => 1);

    /// <summary>Means with each class weighted by its share; classes that were not met are left out.</summary>
    public SpliceLosses Weighted(IReadOnlyDictionary<string, double> shares) => Mean(name => shares.GetValueOrDefault(name) / _classes[name].Tokens);

    /// <summary>Means class by class.</summary>
    public IReadOnlyList<ClassLosses> ByClass(IReadOnlyDictionary<string, double> shares) =>
        [.. _classes.Select(entry => new ClassLosses(entry.Key, entry.Value.Tokens, shares.GetValueOrDefault(entry.Key), Losses(entry.Value.Sums, entry.Value.Tokens)))];

    private SpliceLosses Mean(Func<string, double> weightOf)
    {
        double[] sums = new double[Kinds];
        double total = 0;
        foreach ((string name, (long tokens, double[] classSums)) in _classes)
        {
            double weight = weightOf(name);
            total += weight * tokens;
            for (int i = 0; i < Kinds; i++)
                sums[i] += weight * classSums[i];
        }
        return Losses(sums, total);
    }

    private static SpliceLosses Losses(double[] sums, double total)
    {
        double count = total > 0 ? total : 1;
        return new SpliceLosses(sums[0] / count, sums[1] / count, sums[2] / count, sums[3] / count, sums[4] / count, sums[5] / count);
    }
}
