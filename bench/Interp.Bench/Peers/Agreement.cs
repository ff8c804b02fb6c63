namespace Interp.Bench.Peers;

/// <summary>Holds a peer's numbers against ours before anything is timed.</summary>
internal static class Agreement
{
    /// <param name="what">Is compared, in words.</param>
    /// <param name="ours">Our number.</param>
    /// <param name="theirs">The peer's.</param>
    /// <param name="tolerance">The difference allowed.</param>
    /// <exception cref="PeerDisagreesException">They differ by more, or one is no number.</exception>
    internal static void Require(string what, double ours, double theirs, double tolerance)
    {
        if (Math.Abs(ours - theirs) <= tolerance) return;
        throw new PeerDisagreesException(FormattableString.Invariant(
            $"{what}: ours is {ours:G6}, the peer's {theirs:G6}, {tolerance:G2} apart at most is allowed. The two do not compute the same, so their times are not compared; find out which is wrong."));
    }
}
