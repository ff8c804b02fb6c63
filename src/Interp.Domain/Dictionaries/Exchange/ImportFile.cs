namespace Interp.Domain.Dictionaries;

/// <summary>One uploaded batch file.</summary>
/// <param name="Name">As the uploader calls it; shown in messages only.</param>
/// <param name="Open">Opens its content, once.</param>
public sealed record ImportFile(string Name, Func<Stream> Open);
