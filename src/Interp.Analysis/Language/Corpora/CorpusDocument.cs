namespace Interp.Analysis.Language;

/// <summary>One document of a tokenised corpus.</summary>
/// <param name="Index">Position in the corpus' document list.</param>
/// <param name="Start">Offset of its first token in the token file.</param>
/// <param name="Length">Tokens, including the end-of-text token that closes it.</param>
/// <param name="Source">Where it came from, e.g. <c>debian-handbook/html/ar-MA/basic-configuration.html</c>.</param>
/// <param name="Class">Kind of text, e.g. <c>en</c>, <c>arabic</c>, <c>dna</c>.</param>
public sealed record CorpusDocument(int Index, long Start, int Length, string Source, string Class);
