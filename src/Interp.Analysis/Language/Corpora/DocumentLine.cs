namespace Interp.Analysis.Language;

/// <summary>One line of <c>documents.jsonl</c>: starts follow from the lengths before.</summary>
internal sealed record DocumentLine(string Source, string Class, int Length);
