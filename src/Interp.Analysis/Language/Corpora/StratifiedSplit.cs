using System.Text;

namespace Interp.Analysis.Language;

/// <summary>Chooses the held-out sources: by class, whole sources only, in an order fixed by the seed.</summary>
public static class StratifiedSplit
{
    /// <summary>
    /// The names of the sources that are held out. Each class gives sources until it has the bytes that <paramref name="rule"/> asks
    /// for; a class of a single source stays whole in training. All pieces under one name, whatever their class, go to the same side.
    /// </summary>
    public static IReadOnlySet<string> HeldOutSources(IReadOnlyCollection<SourceText> sources, HeldOutRule rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(rule);
        if (!(rule.Fraction > 0) || rule.Fraction > 0.5)
        {
            throw new CorpusException($"The held-out fraction is {rule.Fraction}; choose one above 0 and at most 0.5.");
        }

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in sources.GroupBy(s => s.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var sizes = kind
                .GroupBy(s => s.Source, StringComparer.Ordinal)
                .Select(g => (Name: g.Key, Bytes: g.Sum(s => (long)Encoding.UTF8.GetByteCount(s.Text)), Order: StableHash.Of(seed, g.Key)))
                .OrderBy(s => s.Order).ThenBy(s => s.Name, StringComparer.Ordinal)
                .ToList();
            Choose(kind.Key, sizes, rule, chosen);
        }

        return chosen;
    }

    private static void Choose(string kind, List<(string Name, long Bytes, ulong Order)> sizes, HeldOutRule rule, HashSet<string> chosen)
    {
        var total = sizes.Sum(s => s.Bytes);
        var wanted = Math.Max((long)(total * rule.Fraction), rule.MinimumBytes.GetValueOrDefault(kind));
        if (wanted > total / 2 && rule.MinimumBytes.ContainsKey(kind))
        {
            throw new CorpusException($"Class {kind} has {total} bytes, too few to hold out {wanted}; add text of this class.");
        }

        var held = sizes.Where(s => chosen.Contains(s.Name)).Sum(s => s.Bytes);
        for (var i = 0; i < sizes.Count - 1 && held < wanted; i++)
        {
            if (chosen.Add(sizes[i].Name))
            {
                held += sizes[i].Bytes;
            }
        }
    }
}
