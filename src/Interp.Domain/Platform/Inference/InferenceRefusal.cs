namespace Interp.Domain.Platform;

/// <summary>What a worker answers instead of a result.</summary>
/// <param name="Message">For the person who asked.</param>
/// <param name="Field">The value that cannot be taken; null where it is not about one.</param>
/// <param name="Waiting">Questions in a full line.</param>
/// <param name="RetryAfterSeconds">About when there is room.</param>
public sealed record InferenceRefusal(string Message, string? Field = null, int Waiting = 0, double RetryAfterSeconds = 0);
