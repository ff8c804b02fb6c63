namespace Interp.Web.Dictionaries;

/// <summary>One place in the picture of a sweep.</summary>
/// <param name="Number">Of the point.</param>
/// <param name="L0">Active features per token.</param>
/// <param name="Value">On the vertical axis; larger is better.</param>
/// <param name="Words">What it is.</param>
/// <param name="Mark">Which shape and colour, from 0.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Settled">Measured on held-out text rather than on the latest batch.</param>
public sealed record ParetoPoint(int Number, double L0, double Value, string Words, int Mark, string Href, bool Settled);
