namespace Interp.Web.Components;

/// <summary>Round ticks for a linear axis.</summary>
/// <param name="Low">Value at the axis' start.</param>
/// <param name="High">Value at its end.</param>
/// <param name="Ticks">Round values between the two.</param>
public sealed record Axis(double Low, double High, IReadOnlyList<double> Ticks)
{
    /// <summary>An axis over exactly these values, with about so many round ticks inside.</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="about">How many ticks to aim at.</param>
    public static Axis Exactly(double low, double high, int about)
    {
        if (!(high > low))
            high = low + 1;
        var step = Step((high - low) / about);
        var ticks = new List<double>();
        for (var k = Math.Ceiling(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
            ticks.Add(k * step);
        return new Axis(low, high, ticks);
    }

    /// <summary>An axis widened to the round values around these.</summary>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Largest value.</param>
    /// <param name="about">How many ticks to aim at.</param>
    public static Axis Around(double low, double high, int about)
    {
        // A curve that never moves, such as no dead latents at all, is drawn on an axis one can read.
        if (!(high > low))
            (low, high) = low == 0 ? (0, 1) : (low - Math.Abs(low) * 0.1, low + Math.Abs(low) * 0.1);
        var step = Step((high - low) / about);
        return Exactly(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, about);
    }

    /// <summary>Where a value lies, 0 at the start and 1 at the end.</summary>
    /// <param name="value">A value on the axis.</param>
    public double Place(double value) => (value - Low) / (High - Low);

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0001 => power,
            <= 2.0001 => 2 * power,
            <= 5.0001 => 5 * power,
            _ => 10 * power,
        };
    }
}
