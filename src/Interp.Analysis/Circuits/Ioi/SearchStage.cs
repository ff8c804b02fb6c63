namespace Interp.Analysis.Circuits;

/// <summary>One path patching sweep of a search.</summary>
/// <param name="Name">E.g. "name movers' queries".</param>
/// <param name="Receivers">The heads whose input was patched; empty for the logits.</param>
/// <param name="Effects">[layer][head], change in percent of the mean logit difference, or of what the name says; 0 for heads that cannot reach the receivers.</param>
public sealed record SearchStage(string Name, IReadOnlyList<string> Receivers, IReadOnlyList<double[]> Effects);
