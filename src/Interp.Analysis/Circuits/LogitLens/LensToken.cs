using System.Runtime.InteropServices;

namespace Interp.Analysis.Circuits;

/// <summary>A token as it stands at one place of the lens.</summary>
/// <param name="Token">Its id.</param>
/// <param name="Logit">Comparable between tokens of one place.</param>
/// <param name="Probability">Among the whole vocabulary.</param>
/// <param name="Rank">1 is the likeliest; equal logits share the better rank.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LensToken(int Token, double Logit, double Probability, int Rank);
