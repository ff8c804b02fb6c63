namespace Interp.Bench.Maps;

/// <summary>One movement of the map.</summary>
/// <param name="Frames">Milliseconds between frames.</param>
/// <param name="Drawing">Milliseconds spent drawing each.</param>
internal sealed record FrameTimes(double[] Frames, double[] Drawing)
{
    private const double Tail = 0.95;

    internal void Tell(string name, Dictionary<string, double> figures)
    {
        figures[$"map_{name}_fps"] = 1000 * Frames.Length / Frames.Sum();
        figures[$"map_{name}_frame_median_ms"] = Median.Of(Frames);
        figures[$"map_{name}_frame_p95_ms"] = Frames.Order().ElementAt((int)(Tail * (Frames.Length - 1)));
        figures[$"map_{name}_draw_median_ms"] = Median.Of(Drawing);
    }
}
