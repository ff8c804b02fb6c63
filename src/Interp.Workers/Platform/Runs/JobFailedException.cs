namespace Interp.Workers.Platform;

/// <summary>A job cannot be done; the message is for the person who started it.</summary>
internal sealed class JobFailedException(string message, Exception? inner = null) : Exception(message, inner);
