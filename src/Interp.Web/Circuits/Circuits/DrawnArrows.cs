namespace Interp.Web.Circuits;

/// <summary>Which of many edges a picture shows: hundreds on top of one another say nothing.</summary>
internal static class DrawnArrows
{
    /// <summary>Share of the strongest edge from which on every edge is drawn; fainter ones are all equally thin.</summary>
    public const double LeastShare = 0.02;

    // Below this an edge is noise, also when it is all that a head sends.
    private const double LeastWayOn = 0.001;
    private const int Most = 80;

    /// <summary>The strongest first. Of each sender the strongest edge is among them even when it is faint: without it nothing shows where that head leads.</summary>
    /// <param name="arrows">All whose ends are in the picture.</param>
    public static IReadOnlyList<CircuitArrow> Of(IEnumerable<CircuitArrow> arrows)
    {
        var ordered = arrows.Where(a => a.Effect != 0).OrderByDescending(a => Math.Abs(a.Effect)).ToList();
        if (ordered.Count == 0) return [];
        var most = Math.Abs(ordered[0].Effect);
        var senders = new HashSet<(string, string?)>();
        return [.. ordered.Where(a => Math.Abs(a.Effect) >= most * (senders.Add((a.From, a.FromRole)) ? LeastWayOn : LeastShare)).Take(Most)];
    }
}
