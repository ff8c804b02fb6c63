namespace Interp.Analysis.Language;

/// <summary>A piece of a source, short enough to be one document, with the side of the split it is on.</summary>
public sealed record TextDocument(string Source, string Class, string Text, CorpusSplit Split);
