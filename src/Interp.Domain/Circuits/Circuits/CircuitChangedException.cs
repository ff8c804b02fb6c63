using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>The circuit is not the one that the change was based on; nothing was written.</summary>
public sealed class CircuitChangedException(int current)
    : ConflictException($"The circuit was changed in the meantime (it is at revision {current}). Yours was not saved: look at it again, then save yours on top of it, or as a copy.");
