namespace Interp.Domain.Dictionaries;

/// <summary>One uploaded file.</summary>
/// <param name="Name">As the uploader calls it.</param>
/// <param name="Open">Opens its content, once.</param>
public sealed record WeightsFile(string Name, Func<Stream> Open);
