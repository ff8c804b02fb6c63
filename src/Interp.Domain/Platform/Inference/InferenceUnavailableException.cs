namespace Interp.Domain.Platform;

/// <summary>No worker can answer now; the message says what to do.</summary>
public sealed class InferenceUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
