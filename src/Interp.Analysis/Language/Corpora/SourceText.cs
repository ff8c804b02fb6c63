namespace Interp.Analysis.Language;

/// <summary>Clean text of one source: the unit that goes whole to one side of the split.</summary>
/// <param name="Source">Where it came from, e.g. <c>debian-handbook/usr/share/doc/.../apt.html</c>.</param>
/// <param name="Class">Kind of text, e.g. <c>en</c>, <c>arabic</c>, <c>dna</c>.</param>
/// <param name="Text">Clean Unicode text with <c>\n</c> line ends.</param>
public sealed record SourceText(string Source, string Class, string Text);
