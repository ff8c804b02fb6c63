namespace Interp.Bench.Peers;

/// <summary>One that ours is compared with.</summary>
/// <param name="Figure">The figure's key: this one's time over ours, greater than 1 where ours is quicker.</param>
/// <param name="Seconds">Does the work once and says how long it took.</param>
internal sealed record Contestant(string Figure, Func<double> Seconds);
