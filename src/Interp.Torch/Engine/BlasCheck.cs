namespace Interp.Torch;

/// <summary>How fast matrix products run, and whether that is what this processor should do.</summary>
/// <param name="GigaflopsPerSecond">Measured: 10⁹ floating-point operations per second of a float32 product, on all threads, as if no other program were running.</param>
/// <param name="PlausibleGigaflopsPerSecond">What this many threads with this vector width commonly reach.</param>
/// <param name="Threads">Threads that one operator may use.</param>
/// <param name="Warning">What is wrong and how to cure it; null when the rate is plausible.</param>
public sealed record BlasCheck(double GigaflopsPerSecond, double PlausibleGigaflopsPerSecond, int Threads, string? Warning);
