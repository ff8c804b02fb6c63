namespace Interp.Analysis.Dictionaries;

/// <summary>How well one class is told from the others; half of the texts are of the class, so that chance is ½.</summary>
/// <param name="Class">E.g. <c>hebrew</c>.</param>
/// <param name="TestTexts">Held-out texts of the class; as many others were set against them.</param>
/// <param name="Latents">Accuracy of the probe on the best so many latents.</param>
/// <param name="Activations">Accuracy of the probe on all raw activations: the baseline.</param>
/// <param name="BestLatents">The latents that were ranked first.</param>
public sealed record ClassProbe(string Class, int TestTexts, IReadOnlyDictionary<int, double> Latents, double Activations, IReadOnlyList<int> BestLatents);
