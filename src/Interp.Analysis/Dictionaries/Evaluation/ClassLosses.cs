namespace Interp.Analysis.Dictionaries;

/// <summary>Losses on the held-out text of one class.</summary>
/// <param name="Class">E.g. <c>arabic</c>.</param>
/// <param name="Tokens">Predictions averaged over.</param>
/// <param name="TrainShare">Share of the class in the training split's tokens.</param>
/// <param name="Losses">Means over its predictions.</param>
public sealed record ClassLosses(string Class, long Tokens, double TrainShare, SpliceLosses Losses);
