namespace Interp.Bench.Peers;

/// <summary>A peer computes other numbers than we do, so that its time says nothing about ours.</summary>
public sealed class PeerDisagreesException(string message) : Exception(message);
