namespace Interp.Bench.Peers;

/// <summary>Ours and its peers in turns in one run, A B C A B C: what disturbs the machine for a while disturbs all of them. A first round warms up and is not counted.</summary>
internal sealed class RoundRobin(int rounds, Action<string> say)
{
    /// <summary>Runs all rounds and enters the median ratio of each peer among the figures.</summary>
    /// <param name="what">Is measured, in a word or two.</param>
    /// <param name="ours">Does our work once and says how long it took, in seconds.</param>
    /// <param name="peers">Those that do the same work.</param>
    /// <param name="figures">Receive the ratios.</param>
    /// <param name="cancellationToken">Looked at between turns.</param>
    /// <returns>Our median, in seconds.</returns>
    internal double Run(string what, Func<double> ours, IReadOnlyList<Contestant> peers, Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        Turn(ours, peers, cancellationToken);
        List<double> seconds = [];
        var ratios = peers.ToDictionary(peer => peer.Figure, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = 1; round <= rounds; round++)
        {
            var (own, theirs) = Turn(ours, peers, cancellationToken);
            seconds.Add(own);
            for (var i = 0; i < peers.Count; i++) ratios[peers[i].Figure].Add(theirs[i] / own);
            say(FormattableString.Invariant($"{what}, round {round} of {rounds}: {own:G4} s{string.Concat(ratios.Select(ratio => FormattableString.Invariant($"; {ratio.Key} {ratio.Value[^1]:F2}")))}"));
        }

        foreach (var (figure, values) in ratios) figures[figure] = Median.Of(values);
        return Median.Of(seconds);
    }

    private static (double Ours, double[] Theirs) Turn(Func<double> ours, IReadOnlyList<Contestant> peers, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var own = ours();
        var theirs = new double[peers.Count];
        for (var i = 0; i < theirs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            theirs[i] = peers[i].Seconds();
        }

        return (own, theirs);
    }
}
