using System.Globalization;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>Circuits as people type them: a head, its position and its class on each line.</summary>
public static class CircuitLines
{
    private const int MostCharacters = 40_000;
    private static readonly char[] Spaces = [' ', '\t'];

    /// <summary>One line per node, such as <c>9.6@END name-mover</c>.</summary>
    /// <param name="nodes">Nodes of a circuit.</param>
    public static string Write(IEnumerable<CircuitNode> nodes) => string.Join('\n', nodes.Select(n => $"{n.Head}@{n.Role} {n.Class}"));

    /// <summary>One line per edge, such as <c>5.5 > 8.6.v 0.12</c>.</summary>
    /// <param name="edges">Edges of a circuit.</param>
    public static string WriteEdges(IEnumerable<CircuitEdge> edges) => string.Join('\n', edges.Select(e => $"{e.From} > {e.To} {e.Effect.ToString("R", CultureInfo.InvariantCulture)}"));

    /// <summary>Reads nodes; without a position a head is meant everywhere, without a class it is other.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="InvalidParametersException">A line has too many words, or the text is too long.</exception>
    public static IReadOnlyList<CircuitNode> Read(string? text) => [.. Lines(text, "nodes").Select(line =>
    {
        var words = line.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2) throw Refused("nodes", $"The line '{Shown(line)}' has more than a head and a class. Write one head a line, such as 9.6@END name-mover.");
        var at = words[0].Split('@', 2);
        return new CircuitNode(at[0], words.Length == 2 ? words[1] : CircuitClasses.Other, at.Length == 2 ? at[1] : "all");
    })];

    /// <summary>Reads edges.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="InvalidParametersException">A line is no edge.</exception>
    public static IReadOnlyList<CircuitEdge> ReadEdges(string? text) => [.. Lines(text, "edges").Select(line =>
    {
        var space = line.LastIndexOfAny(Spaces);
        var ends = space < 0 ? [] : line[..space].Split('>', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && double.TryParse(line[(space + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var effect)
            ? new CircuitEdge(ends[0], ends[1], effect)
            : throw Refused("edges", $"The line '{Shown(line)}' is no edge. Write one a line, such as 5.5 > 8.6.v 0.12.");
    })];

    private static IEnumerable<string> Lines(string? text, string field)
    {
        if (text is { Length: > MostCharacters }) throw Refused(field, $"Use at most {MostCharacters} characters.");
        return (text ?? string.Empty).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
    }

    private static InvalidParametersException Refused(string field, string message) => new([new(field, message)]);

    private static string Shown(string line) => line.Length <= 40 ? line : line[..40] + "…";
}
