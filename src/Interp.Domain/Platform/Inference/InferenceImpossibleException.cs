namespace Interp.Domain.Platform;

/// <summary>The worker has understood and cannot do it, for example because the weights are gone; the message says why.</summary>
public sealed class InferenceImpossibleException(string message) : Exception(message);
