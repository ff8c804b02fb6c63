namespace Interp.Analysis.Circuits;

/// <summary>What the residual stream says at one hook point and position.</summary>
/// <param name="HookPoint">E.g. <c>blocks.3.hook_resid_mid</c>.</param>
/// <param name="Position">From 0.</param>
/// <param name="Top">The likeliest next tokens.</param>
/// <param name="Named">The tokens asked about, in the order asked.</param>
public sealed record LensCell(string HookPoint, int Position, IReadOnlyList<LensToken> Top, IReadOnlyList<LensToken> Named);
