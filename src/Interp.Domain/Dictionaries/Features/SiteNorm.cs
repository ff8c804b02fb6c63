namespace Interp.Domain.Dictionaries;

/// <summary>How strongly a crosscoder's feature writes one hook point.</summary>
/// <param name="HookPoint">Which.</param>
/// <param name="Norm">‖W_dec[i, place]‖ over the spread of the activations there, √E‖x − mean‖².</param>
/// <param name="Share">Of the sum over the hook points, 0 to 1; 0 where the feature writes nothing at all.</param>
public sealed record SiteNorm(string HookPoint, float Norm, float Share);
