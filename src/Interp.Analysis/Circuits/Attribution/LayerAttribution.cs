namespace Interp.Analysis.Circuits;

/// <summary>What a layer adds to the mean logit difference.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Attention">Its heads and b_O.</param>
/// <param name="Mlp">0 where it has none.</param>
public sealed record LayerAttribution(int Layer, double Attention, double Mlp);
