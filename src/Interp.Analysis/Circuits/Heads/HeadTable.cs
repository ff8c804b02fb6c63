using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>One number for every head of a model.</summary>
/// <param name="Name">For programs, e.g. <c>induction</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Unit">E.g. "mean attention".</param>
/// <param name="Definition">How the number was worked out, with every parameter.</param>
/// <param name="Values">[layer][head].</param>
public sealed record HeadTable(string Name, string Title, string Unit, string Definition, IReadOnlyList<double[]> Values)
{
    public double this[HeadName head] => Values[head.Layer][head.Head];

    /// <summary>Heads by falling value; equal ones by layer and head.</summary>
    public IReadOnlyList<(HeadName Head, double Value)> Ranked => [.. Values
        .SelectMany((row, layer) => row.Select((value, head) => (new HeadName(layer, head), value)))
        .OrderByDescending(h => h.value).ThenBy(h => h.Item1.Layer).ThenBy(h => h.Item1.Head)];
}
