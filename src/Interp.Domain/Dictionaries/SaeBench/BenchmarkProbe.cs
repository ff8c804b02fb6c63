namespace Interp.Domain.Dictionaries;

/// <summary>How well one class of text is told from the others; chance is ½.</summary>
/// <param name="Class">The class.</param>
/// <param name="Texts">Held-out texts of it; as many others were set against them.</param>
/// <param name="Accuracy">Of a logistic probe on the best 1, 2 and 5 features.</param>
/// <param name="Activations">Of a probe on all raw activations.</param>
/// <param name="Features">The features that were ranked first.</param>
public sealed record BenchmarkProbe(string Class, int Texts, IReadOnlyDictionary<int, double> Accuracy, double Activations, IReadOnlyList<int> Features);
