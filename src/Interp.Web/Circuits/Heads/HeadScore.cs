namespace Interp.Web.Circuits;

/// <summary>One head with its scores.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
/// <param name="Values">By the tables of the page; null where there is nothing to measure.</param>
public sealed record HeadScore(int Layer, int Head, IReadOnlyList<float?> Values);
