namespace Interp.Analysis.Dictionaries;

/// <summary>One of the classes of text for which the paper shows a feature.</summary>
/// <param name="Class">Class of its documents in the corpus, e.g. <c>arabic</c>.</param>
/// <param name="PublishedR">Correlation of the paper's feature with its proxy.</param>
/// <param name="Proxy">How likely a token is of the class.</param>
public sealed record CaseStudy(string Class, double PublishedR, IClassProxy Proxy);
