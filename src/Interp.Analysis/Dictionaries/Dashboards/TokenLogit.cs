using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>How much one unit of a feature moves a vocabulary token's logit, relative to the feature's median token.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenLogit(int Token, float Value);
