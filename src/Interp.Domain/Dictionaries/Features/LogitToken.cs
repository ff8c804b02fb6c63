using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>A token and how much a feature promotes it.</summary>
/// <param name="Token">The token.</param>
/// <param name="Value">Logit weight, shifted so that the feature's median is 0.</param>
public sealed record LogitToken(TokenText Token, float Value);
