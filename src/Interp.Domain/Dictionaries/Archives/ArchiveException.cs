namespace Interp.Domain.Dictionaries;

/// <summary>An archive cannot be read or written; the message says what is wrong with it.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
