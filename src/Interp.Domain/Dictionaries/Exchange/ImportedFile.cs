namespace Interp.Domain.Dictionaries;

/// <summary>A file that was imported.</summary>
/// <param name="Name">As the uploader calls it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its content.</param>
public sealed record ImportedFile(string Name, long Bytes, string Sha256);
