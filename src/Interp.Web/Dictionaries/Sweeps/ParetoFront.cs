namespace Interp.Web.Dictionaries;

/// <summary>Which points no other beats.</summary>
public static class ParetoFront
{
    /// <summary>The points for which none is as sparse and better, or as good and sparser; from sparse to dense. Of equal points the first stands for all.</summary>
    /// <param name="points">Any.</param>
    public static IReadOnlyList<ParetoPoint> Of(IEnumerable<ParetoPoint> points)
    {
        var front = new List<ParetoPoint>();
        foreach (var point in points.OrderBy(p => p.L0).ThenByDescending(p => p.Value).ThenBy(p => p.Number))
        {
            if (front.Count == 0 || point.Value > front[^1].Value)
                front.Add(point);
        }

        return front;
    }
}
