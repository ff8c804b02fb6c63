using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>What an experiment that scored heads says, as the page shows it.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Tables">With one number for each head.</param>
/// <param name="Pairs">With one number for each pair of heads.</param>
/// <param name="Definitions">How the numbers of a grid were worked out, by its name.</param>
public sealed record HeadScores(string Model, IReadOnlyList<GridView> Tables, IReadOnlyList<GridView> Pairs, IReadOnlyDictionary<string, string> Definitions)
{
    /// <summary>From the experiment.</summary>
    public static HeadScores Of(ExperimentDetail experiment) => new(
        experiment.Summary.Model, [.. experiment.Grids.Where(g => HeadGridNames.ByHead.Contains(g.Name, StringComparer.Ordinal))],
        [.. experiment.Grids.Where(g => HeadGridNames.IsComposition(g.Name))], Read(experiment.SummaryJson));

    /// <summary>Every head, by falling value of one table; in their own order where the table is not among them.</summary>
    /// <param name="sort">Name of a table.</param>
    public IReadOnlyList<HeadScore> Sorted(string? sort)
    {
        if (Tables.Count == 0) return [];
        var rows = from layer in Enumerable.Range(0, Tables[0].RowLabels.Count)
                   from head in Enumerable.Range(0, Tables[0].ColumnLabels.Count)
                   select new HeadScore(layer, head, [.. Tables.Select(t => t.At(layer, head))]);
        var by = Tables.ToList().FindIndex(t => t.Name == sort);
        return by < 0 ? [.. rows] : [.. rows.OrderByDescending(r => r.Values[by] ?? float.NegativeInfinity).ThenBy(r => r.Layer).ThenBy(r => r.Head)];
    }

    /// <summary>A table as a heat-map whose cells lead to the patterns of their heads.</summary>
    public HeatmapPicture Picture(GridView grid) => new(grid.Title, grid.Unit, grid.Scale, grid.RowAxis, grid.RowLabels, grid.ColumnAxis, grid.ColumnLabels, grid.Rows)
    {
        Name = (layer, head) => $"head {LabAddress.HeadWord((layer, head))}",
        Link = (layer, head) => HeadsAddress.Patterns(Model, layer, head),
        LinkWords = "show its patterns",
        Limit = 1,
    };

    /// <summary>The pairs that stand out most above chance.</summary>
    public static IReadOnlyList<(string Earlier, string Later, float Value)> Strongest(GridView grid, int count) => [..
        (from row in Enumerable.Range(0, grid.RowLabels.Count)
         from column in Enumerable.Range(0, grid.ColumnLabels.Count)
         let value = grid.At(row, column)
         where value > 0
         orderby value descending
         select (grid.RowLabels[row], grid.ColumnLabels[column], value.Value)).Take(count)];

    private static Dictionary<string, string> Read(string? json)
    {
        if (json is null) return [];
        using var summary = JsonDocument.Parse(json);
        return summary.RootElement.TryGetProperty("tables", out var tables)
            ? tables.EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!, t => t.GetProperty("definition").GetString()!, StringComparer.Ordinal)
            : [];
    }
}

/// <summary>One head with its scores.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
/// <param name="Values">By the tables of the page; null where there is nothing to measure.</param>
public sealed record HeadScore(int Layer, int Head, IReadOnlyList<float?> Values);
