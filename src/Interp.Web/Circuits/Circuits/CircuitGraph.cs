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
/// <param name="EdgesHidden">Edges that are too weak or too many, or have an end outside.</param>
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

    /// <summary>Room for the names of rows.</summary>
    public const double Left = 64;

    private const double Row = 84;
    private const double Top = 20;
    private const double Foot = 48;
    private const double LeastWidth = 420;
    private const double PortStep = 9;
    private const double NameFrom = 13;
    private const double LetterWidth = 7.3;
    private const double Gap = 8;
    private const double EndReach = 26;

    /// <summary>Lays a circuit out. Rows without any part are left out.</summary>
    /// <param name="nodes">Heads at positions.</param>
    /// <param name="arrows">What passes between parts.</param>
    public static CircuitGraph Of(IReadOnlyList<CircuitNode> nodes, IReadOnlyList<CircuitArrow> arrows)
    {
        var heads = nodes.Select(n => n.Head).ToHashSet(StringComparer.Ordinal);
        var places = nodes.Select(n => (n.Head, n.Role)).ToHashSet();
        var shown = DrawnArrows.Of(arrows.Where(a => InPicture(a.From, a.FromRole) && InPicture(a.To, a.ToRole)));
        var parts = nodes.Select(n => new CircuitPart(n.Head, n.Role, n)).Concat(shown.SelectMany(a => new[] { a.From, a.To }).Append(CircuitPart.Logits).Distinct(StringComparer.Ordinal)
            .Where(p => !heads.Contains(p)).Select(p => new CircuitPart(p, p == CircuitPart.Logits ? CircuitPart.End : CircuitPart.Nowhere, null))).ToList();
        var levels = parts.Select(p => p.Level).Distinct().Order().ToList();
        var (rows, columns, placed, ends) = (new List<(double, string)>(), new List<(double, string)>(), new List<(double X, double Y, CircuitNode Node)>(), new List<(double X, double Y, string Name)>());
        rows.AddRange(levels.Select((level, index) => (Y(index), CircuitPart.Words(level))));
        // From the left of a mark to the right of its name, and a little.
        var reach = NameFrom + LetterWidth * nodes.Select(n => n.Head.Length).DefaultIfEmpty().Max();
        var column = Reach + reach + Gap;
        var widths = parts.GroupBy(p => p.Role, StringComparer.Ordinal).OrderBy(g => CircuitPart.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Role: g.Key, Parts: g.ToList(), Width: column * (g.GroupBy(p => p.Level).Max(l => l.Count()) + 0.25))).ToList();
        // Little is spread over the least width; much takes what it needs.
        var stretch = Math.Max(1, (LeastWidth - Left - Gap) / widths.Sum(w => w.Width));
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

        // The last name may reach further than half a column.
        x += Math.Max(Gap, reach - column / 2);
        CircuitBox[] boxes = [.. placed.Select(p => new CircuitBox(p.X, p.Y, NameFrom + LetterWidth * p.Node.Head.Length)), .. ends.Select(e => new CircuitBox(e.X, e.Y, EndReach))];
        var drawn = shown.SelectMany(a => At(a.From, a.FromRole).SelectMany(from => At(a.To, a.ToRole).Select(to => CircuitRoute.Past(Line(from, to, a), boxes, x)))).ToList();
        return new(x, Top + Row * (levels.Count - 1) + Foot, rows, columns, placed, ends, drawn, arrows.Count - shown.Count);

        bool InPicture(string part, string? role) => role is not null ? places.Contains((part, role)) : part is "embed" or CircuitPart.Logits || part.StartsWith("mlp ", StringComparison.Ordinal) || heads.Contains(part);

        double Y(int level) => Top + Row * (levels.Count - 1 - level);

        IEnumerable<(double X, double Y)> At(string part, string? role) =>
            placed.Where(p => p.Node.Head == part && (role is null || p.Node.Role == role)).Select(p => (p.X, p.Y)).Concat(ends.Where(p => p.Name == part).Select(p => (p.X, p.Y)));
    }

    private static CircuitLine Line((double X, double Y) from, (double X, double Y) to, CircuitArrow arrow)
    {
        var port = arrow.Input switch { "q" => -PortStep, "v" => PortStep, _ => 0 };
        return new(from.X, from.Y - Reach, to.X + port, to.Y + Reach, 0, arrow);
    }
}
