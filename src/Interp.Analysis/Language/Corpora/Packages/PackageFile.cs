namespace Interp.Analysis.Language;

/// <summary>A file inside a package.</summary>
/// <param name="Path">Without a leading <c>./</c>, e.g. <c>usr/share/doc/x/y.html</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PackageFile(string Path, byte[] Content);
