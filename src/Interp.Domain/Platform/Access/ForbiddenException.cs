namespace Interp.Domain.Platform;

/// <summary>The caller is known and may not do this; the message says why and what to do about it.</summary>
public sealed class ForbiddenException(string reason) : Exception(reason);
