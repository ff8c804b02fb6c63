namespace Interp.Domain.Platform;

/// <summary>Somebody else changed the same thing meanwhile; nothing was written, and the message says what stands there now.</summary>
public class ConflictException(string reason) : Exception(reason);
