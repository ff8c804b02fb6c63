using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Faithfulness, completeness and minimality of a circuit (Wang et al. 2022, section 4). Sets asked for twice run once.</summary>
/// <param name="runs">The prompts, the model and what stands in for heads.</param>
/// <param name="circuit">The circuit.</param>
/// <param name="seed">Of the random and the greedy K.</param>
/// <param name="known">F of sets that an earlier evaluation of the same ran, by what a set is written as: they are not run again. Null for none.</param>
/// <param name="tell">Told each F that is new.</param>
public sealed class CircuitEvaluation(KnockoutRuns runs, HeadCircuit circuit, long seed = 1, IReadOnlyDictionary<string, double>? known = null, Action<KnockoutSet, double>? tell = null)
{
    private const int SetsAtOnce = 16;
    private readonly Dictionary<string, double> _known = known is null ? new(StringComparer.Ordinal) : new(known, StringComparer.Ordinal);

    /// <summary>Distinct sets run so far, those that were known included.</summary>
    public int SetsRun => _known.Count;

    public Faithfulness Faithfulness(CancellationToken cancellationToken = default)
    {
        var f = F([KnockoutSet.Nothing, circuit.Without([])], cancellationToken);
        return new Faithfulness(f[0], f[1]);
    }

    /// <summary>K is each class of the circuit in turn.</summary>
    public IReadOnlyList<CompletenessPoint> CompletenessByClass(CancellationToken cancellationToken = default) =>
        Points([.. circuit.Classes.Select(c => (c, circuit.OfClass(c)))], cancellationToken);

    /// <summary>K takes each node with probability one half.</summary>
    /// <param name="count">Sets drawn.</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    public IReadOnlyList<CompletenessPoint> CompletenessAtRandom(int count, CancellationToken cancellationToken = default)
    {
        var random = RandomStream.For(seed, 1);
        return Points([.. Enumerable.Range(0, count).Select(_ => ("random", Half(random)))], cancellationToken);
    }

    /// <summary>The K at the end of each step of each search, in order; the largest gap is the circuit's worst known.</summary>
    /// <param name="search">How widely to look.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    public IReadOnlyList<CompletenessPoint> CompletenessGreedy(GreedySearch search, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var found = new List<CompletenessPoint>();
        var steps = Math.Min(search.Steps, circuit.Nodes.Count);
        for (var run = 0; run < search.Runs; run++)
        {
            var random = RandomStream.For(seed, 2 + run);
            IReadOnlyList<HeadAt> k = [];
            for (var step = 0; step < steps; step++)
            {
                var tried = Sample(circuit.Nodes.Except(k), search.Tried, random);
                var worst = Points([.. tried.Select(v => ("greedy", (IReadOnlyList<HeadAt>)[.. k, v]))], cancellationToken).MaxBy(p => p.Gap)!;
                found.Add(worst);
                k = worst.K;
                progress?.Report((run * steps + step + 1.0) / (search.Runs * steps));
            }
        }

        return found;
    }

    /// <summary>What each node adds once its stand-ins are gone.</summary>
    /// <param name="standIns">K for each node; null takes the other nodes of its class.</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    public IReadOnlyList<MinimalityPoint> Minimality(Func<CircuitHead, IReadOnlyList<HeadAt>>? standIns = null, CancellationToken cancellationToken = default)
    {
        standIns ??= head => circuit.OfClass(head.Class);
        var cases = circuit.Heads.Select(h => (h.Node, K: (IReadOnlyList<HeadAt>)[.. standIns(h).Where(k => k != h.Node)])).ToList();
        var f = F([.. cases.SelectMany(c => new[] { circuit.Without([.. c.K, c.Node]), circuit.Without(c.K) })], cancellationToken);
        return [.. cases.Select((c, i) => new MinimalityPoint(c.Node, c.K, f[2 * i], f[2 * i + 1]))];
    }

    /// <summary>As <see cref="Minimality"/>, with a K that is searched for: it grows by the node that makes the most of v's absence, and the best K met counts.</summary>
    /// <param name="search">One search for each node; <see cref="GreedySearch.Runs"/> is not read.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    public IReadOnlyList<MinimalityPoint> MinimalityGreedy(GreedySearch search, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var found = new List<MinimalityPoint>();
        foreach (var (node, index) in circuit.Nodes.Select((n, i) => (n, i)))
        {
            var random = RandomStream.For(seed, -1 - index);
            var at = Changes(node, [[]], cancellationToken)[0];
            var best = at;
            for (var step = 0; step < search.Steps && at.K.Count < circuit.Nodes.Count - 1; step++)
            {
                var tried = Sample(circuit.Nodes.Except(at.K).Where(n => n != node), search.Tried, random);
                at = Changes(node, [.. tried.Select(k => (IReadOnlyList<HeadAt>)[.. at.K, k])], cancellationToken).MaxBy(p => p.Change)!;
                if (at.Change > best.Change) best = at;
            }

            found.Add(best);
            progress?.Report((index + 1.0) / circuit.Nodes.Count);
        }

        return found;
    }

    private List<MinimalityPoint> Changes(HeadAt node, IReadOnlyList<IReadOnlyList<HeadAt>> ks, CancellationToken cancellationToken)
    {
        var f = F([.. ks.SelectMany(k => new[] { circuit.Without([.. k, node]), circuit.Without(k) })], cancellationToken);
        return [.. ks.Select((k, i) => new MinimalityPoint(node, k, f[2 * i], f[2 * i + 1]))];
    }

    private List<CompletenessPoint> Points(IReadOnlyList<(string How, IReadOnlyList<HeadAt> K)> sets, CancellationToken cancellationToken)
    {
        var f = F([.. sets.SelectMany(s => new[] { circuit.Without(s.K), KnockoutSet.Of(s.K) })], cancellationToken);
        return [.. sets.Select((s, i) => new CompletenessPoint(s.How, s.K, f[2 * i], f[2 * i + 1]))];
    }

    private double[] F(IReadOnlyList<KnockoutSet> sets, CancellationToken cancellationToken)
    {
        var open = sets.Distinct().Where(s => !_known.ContainsKey(s.ToString())).ToList();
        // Sets that replace the same layers share more of the plain run when they are run side by side.
        foreach (var kind in open.GroupBy(s => s.KeepsOnlyThese))
        {
            foreach (var some in kind.Chunk(SetsAtOnce))
            {
                foreach (var result in runs.Run(some, null, cancellationToken))
                {
                    _known[result.Set.ToString()] = result.Mean;
                    tell?.Invoke(result.Set, result.Mean);
                }
            }
        }

        return [.. sets.Select(s => _known[s.ToString()])];
    }

    private IReadOnlyList<HeadAt> Half(RandomStream random)
    {
        IReadOnlyList<HeadAt> k = [];
        while (k.Count == 0) k = [.. circuit.Nodes.Where(_ => random.NextDouble() < 0.5)];
        return k;
    }

    private static IEnumerable<HeadAt> Sample(IEnumerable<HeadAt> nodes, int most, RandomStream random)
    {
        var left = nodes.ToList();
        return random.Permutation(left.Count).Take(most).Select(i => left[i]);
    }
}
