namespace Interp.Analysis.Dictionaries;

/// <summary>A choice among a row's pre-activations that can be made while they are computed: of those above a floor all, or the largest.</summary>
/// <param name="Floor">What each must exceed.</param>
/// <param name="Floors">What those of each latent must exceed as well, <c>[d_sae]</c>; null for no such bound.</param>
/// <param name="Most">At most so many, the largest, of equal ones the earlier; null for all.</param>
public sealed record SelectionRule(float Floor, float[]? Floors = null, int? Most = null);
