namespace Interp.Analysis.Language;

/// <summary>Totals of one class of text.</summary>
/// <param name="Class">E.g. <c>arabic</c>.</param>
/// <param name="TrainTokens">Tokens in training documents.</param>
/// <param name="HeldOutTokens">Tokens in held-out documents; rare classes are over-represented there.</param>
/// <param name="TrainShare">Share of the training tokens: weight held-out classes by it to get the natural mix.</param>
/// <param name="TrainDocuments">Training documents.</param>
/// <param name="HeldOutDocuments">Held-out documents.</param>
/// <param name="Bytes">UTF-8 bytes on both sides.</param>
public sealed record CorpusClass(
    string Class, long TrainTokens, long HeldOutTokens, double TrainShare, int TrainDocuments, int HeldOutDocuments, long Bytes);
