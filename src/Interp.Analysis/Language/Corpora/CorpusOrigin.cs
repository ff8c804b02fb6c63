namespace Interp.Analysis.Language;

/// <summary>Something that a corpus was built from.</summary>
/// <param name="Name">Package or path.</param>
/// <param name="Version">Package version, or the SHA-256 of a file.</param>
/// <param name="Licence">As its copyright file states, or <c>unstated</c>.</param>
public sealed record CorpusOrigin(string Name, string Version, string Licence);
