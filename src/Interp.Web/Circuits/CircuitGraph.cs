using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Where the parts of a circuit stand in its picture: layers from the bottom up, a column for each position.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Rows">Each row's middle and its name.</param>
/// <param name="Columns">Each position's middle and its name.</param>
/// <param name="Nodes">Each head at a position, with its place.</param>
/// <param name="Ends">Places of parts that are no nodes: the embedding, MLPs and the logits.</param>
/// <param name="Edges">Those with both ends in the picture, the strongest first.</param>
/// <param name="EdgesHidden">Edges that are too many, carry nothing, or have an end outside.</param>
public sealed record CircuitGraph(
    double Width,
    double Height,
    IReadOnlyList<(double Y, string Name)> Rows,
    IReadOnlyList<(double X, string Name)> Columns,
    IReadOnlyList<(double X, double Y, CircuitNode Node)> Nodes,
    IReadOnlyList<(double X, double Y, string Name)> Ends,
    IReadOnlyList<CircuitLine> Edges,
    int EdgesHidden)
{
    /// <summary>Radius of what an edge leaves and enters.</summary>
    public const double Reach = 12;

    private const double Column = 66;
    private const double Row = 84;
    private const double Left = 76;
    private const double Foot = 28;
    private const double LeastWidth = 420;
    private const double PortStep = 9;
    private const int MostEdges = 80;

    /// <summary>Lays a circuit out. Rows without any part are left out.</summary>
    /// <param name="nodes">Heads at positions.</param>
    /// <param name="arrows">What passes between parts.</param>
    public static CircuitGraph Of(IReadOnlyList<CircuitNode> nodes, IReadOnlyList<CircuitArrow> arrows)
    {
        var heads = nodes.Select(n => n.Head).ToHashSet(StringComparer.Ordinal);
        var places = nodes.Select(n => (n.Head, n.Role)).ToHashSet();
        var shown = arrows.Where(a => a.Effect != 0 && InPicture(a.From, a.FromRole) && InPicture(a.To, a.ToRole)).OrderByDescending(a => Math.Abs(a.Effect)).Take(MostEdges).ToList();
        var parts = nodes.Select(n => new CircuitPart(n.Head, n.Role, n)).Concat(shown.SelectMany(a => new[] { a.From, a.To }).Append(CircuitPart.Logits).Distinct(StringComparer.Ordinal)
            .Where(p => !heads.Contains(p)).Select(p => new CircuitPart(p, p == CircuitPart.Logits ? CircuitPart.End : CircuitPart.Nowhere, null))).ToList();
        var levels = parts.Select(p => p.Level).Distinct().Order().ToList();
        var (rows, columns, placed, ends) = (new List<(double, string)>(), new List<(double, string)>(), new List<(double X, double Y, CircuitNode Node)>(), new List<(double X, double Y, string Name)>());
        rows.AddRange(levels.Select((level, index) => (Y(index), CircuitPart.Words(level))));
        var widths = parts.GroupBy(p => p.Role, StringComparer.Ordinal).OrderBy(g => CircuitPart.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Role: g.Key, Parts: g.ToList(), Width: Column * (g.GroupBy(p => p.Level).Max(l => l.Count()) + 0.25))).ToList();
        // Little is spread over the least width; much takes what it needs.
        var stretch = Math.Max(1, (LeastWidth - Left) / widths.Sum(w => w.Width));
        var x = Left;
        foreach (var (role, members, wanted) in widths)
        {
            var width = wanted * stretch;
            if (role != CircuitPart.Nowhere && members.Exists(m => m.Node is not null)) columns.Add((x + width / 2, role == "all" ? "everywhere" : $"at {role}"));
            foreach (var level in members.GroupBy(p => p.Level))
            {
                var step = width / level.Count();
                foreach (var (part, place) in level.OrderBy(p => p.Node is null ? -1 : CircuitWords.Order(p.Node.Class)).Select((p, i) => (p, i)))
                {
                    var (at, y) = (x + step * (place + 0.5), Y(levels.IndexOf(level.Key)));
                    if (part.Node is { } node) placed.Add((at, y, node));
                    else ends.Add((at, y, part.Name));
                }
            }

            x += width;
        }

        var drawn = shown.SelectMany(a => At(a.From, a.FromRole).SelectMany(from => At(a.To, a.ToRole).Select(to => Line(from, to, a)))).ToList();
        return new(x, Row * levels.Count + Foot, rows, columns, placed, ends, drawn, arrows.Count - shown.Count);

        bool InPicture(string part, string? role) => role is not null ? places.Contains((part, role)) : part is "embed" or CircuitPart.Logits || part.StartsWith("mlp ", StringComparison.Ordinal) || heads.Contains(part);

        double Y(int level) => Row * (levels.Count - level - 0.5);

        IEnumerable<(double X, double Y)> At(string part, string? role) =>
            placed.Where(p => p.Node.Head == part && (role is null || p.Node.Role == role)).Select(p => (p.X, p.Y)).Concat(ends.Where(p => p.Name == part).Select(p => (p.X, p.Y)));
    }

    private static CircuitLine Line((double X, double Y) from, (double X, double Y) to, CircuitArrow arrow)
    {
        var port = arrow.Input switch { "q" => -PortStep, "v" => PortStep, _ => 0 };
        // One that climbs past a row nearly straight would run through what stands there.
        var past = from.Y - to.Y > 1.5 * Row && Math.Abs(from.X - to.X) < Column;
        return new(from.X, from.Y - Reach, to.X + port, to.Y + Reach, past ? -0.55 * Column : 0, arrow);
    }
}
