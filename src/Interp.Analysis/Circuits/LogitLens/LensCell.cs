using System.Runtime.InteropServices;

namespace Interp.Analysis.Circuits;

/// <summary>What the residual stream says at one hook point and position.</summary>
/// <param name="HookPoint">E.g. <c>blocks.3.hook_resid_mid</c>.</param>
/// <param name="Position">From 0.</param>
/// <param name="Top">The likeliest next tokens.</param>
/// <param name="Named">The tokens asked about, in the order asked.</param>
public sealed record LensCell(string HookPoint, int Position, IReadOnlyList<LensToken> Top, IReadOnlyList<LensToken> Named);

/// <summary>A token as it stands at one place of the lens.</summary>
/// <param name="Token">Its id.</param>
/// <param name="Logit">Comparable between tokens of one place.</param>
/// <param name="Probability">Among the whole vocabulary.</param>
/// <param name="Rank">1 is the likeliest; equal logits share the better rank.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LensToken(int Token, double Logit, double Probability, int Rank);
