using Interp.Domain.Circuits;
using Interp.Domain.Experiments;

namespace Interp.Web.Circuits;

/// <summary>Where the parts of a circuit stand in its picture: layers from the bottom up.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Rows">Each row's middle and its name.</param>
/// <param name="Nodes">Each head at a position, with its place.</param>
/// <param name="Ends">Places of parts that are no nodes: the embedding, MLPs and the logits.</param>
/// <param name="Edges">Those with both ends in the picture, the strongest first.</param>
/// <param name="EdgesHidden">Edges that are too many, or have an end outside.</param>
public sealed record CircuitGraph(
    double Width,
    double Height,
    IReadOnlyList<(double Y, string Name)> Rows,
    IReadOnlyList<(double X, double Y, CircuitNode Node)> Nodes,
    IReadOnlyList<(double X, double Y, string Name)> Ends,
    IReadOnlyList<(double X1, double Y1, double X2, double Y2, CircuitEdge Edge)> Edges,
    int EdgesHidden)
{
    private const double Column = 76;
    private const double Row = 84;
    private const double Left = 76;
    private const double LeastWidth = 420;
    private const int MostEdges = 80;

    /// <summary>Lays a circuit out. Rows without any part are left out.</summary>
    /// <param name="nodes">Heads at positions.</param>
    /// <param name="edges">What passes between parts.</param>
    public static CircuitGraph Of(IReadOnlyList<CircuitNode> nodes, IReadOnlyList<CircuitEdge> edges)
    {
        var heads = nodes.Select(n => n.Head).ToHashSet(StringComparer.Ordinal);
        var shown = edges.Where(e => InPicture(e.From) && InPicture(Part(e.To))).OrderByDescending(e => Math.Abs(e.Effect)).Take(MostEdges).ToList();
        var levels = nodes.Select(n => (Level: Level(n.Head), Name: n.Head, Node: (CircuitNode?)n))
            .Concat(shown.SelectMany(e => new[] { e.From, Part(e.To) }).Append("logits").Distinct(StringComparer.Ordinal).Where(p => !heads.Contains(p)).Select(p => (Level: Level(p), Name: p, Node: (CircuitNode?)null)))
            .GroupBy(p => p.Level).OrderBy(g => g.Key).ToList();
        var width = Math.Max(LeastWidth, Left + Column * (levels.Max(l => l.Count()) + 0.5));
        var height = Row * levels.Count;
        var (rows, placed, ends) = (new List<(double, string)>(), new List<(double X, double Y, CircuitNode Node)>(), new List<(double X, double Y, string Name)>());
        foreach (var (level, index) in levels.Select((l, i) => (l, i)))
        {
            var y = height - Row * (index + 0.5);
            rows.Add((y, Words(level.Key)));
            var step = (width - Left) / level.Count();
            foreach (var (part, place) in level.OrderBy(p => p.Node is null ? -1 : 0).Select((p, i) => (p, i)))
            {
                var x = Left + step * (place + 0.5);
                if (part.Node is { } node) placed.Add((x, y, node));
                else ends.Add((x, y, part.Name));
            }
        }

        var drawn = shown.SelectMany(e => At(e.From).SelectMany(from => At(Part(e.To)).Select(to => (from.X, from.Y, to.X, to.Y, e)))).ToList();
        return new(width, height, rows, placed, ends, drawn, edges.Count - shown.Count);

        bool InPicture(string part) => part is "embed" or "logits" || part.StartsWith("mlp ", StringComparison.Ordinal) || heads.Contains(part);
        IEnumerable<(double X, double Y)> At(string part) =>
            placed.Where(p => string.Equals(p.Node.Head, part, StringComparison.Ordinal)).Select(p => (p.X, p.Y)).Concat(ends.Where(p => string.Equals(p.Name, part, StringComparison.Ordinal)).Select(p => (p.X, p.Y)));
    }

    /// <summary>The part that an input belongs to: 8.6 for 8.6.v.</summary>
    /// <param name="to">An edge's end.</param>
    public static string Part(string to) => to.Length > 2 && to[^2] == '.' && to[^1] is 'q' or 'k' or 'v' ? to[..^2] : to;

    // Two levels a layer: its heads, and its MLP above them.
    private static int Level(string part) => part switch
    {
        "embed" => -1,
        "logits" => int.MaxValue,
        _ when part.StartsWith("mlp ", StringComparison.Ordinal) => HeadLabel.Find(part[4..] + ".0") is { } mlp ? 2 * mlp.Layer + 1 : int.MaxValue - 1,
        _ => HeadLabel.Find(part) is { } head ? 2 * head.Layer : int.MaxValue - 1,
    };

    private static string Words(int level) => level switch
    {
        -1 => "tokens",
        int.MaxValue => "answer",
        _ => level % 2 == 0 ? $"layer {level / 2}" : $"MLP {level / 2}",
    };
}
