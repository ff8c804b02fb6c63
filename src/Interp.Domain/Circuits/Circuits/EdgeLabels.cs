namespace Interp.Domain.Circuits;

/// <summary>Edges as the rows and columns of an experiment's grid name them.</summary>
public static class EdgeLabels
{
    /// <summary>Name of the grid.</summary>
    public const string Grid = "edges";

    /// <summary>The end that is no head.</summary>
    public const string Logits = "logits";

    private const string At = " at ";

    /// <summary>A node that sends, such as <c>5.5 at S2</c>.</summary>
    public static string From(string head, string role) => head + At + role;

    /// <summary>An input that receives, such as <c>8.6.v at END</c>; the logits without an input.</summary>
    public static string Into(string to, string? input, string role) => (input is null ? to : $"{to}.{input}") + At + role;

    /// <summary>The edges of an evaluation whose rows are there so far; null where it measured none, and for other experiments, whose grids of edges name no circuit.</summary>
    /// <param name="experiment">Any experiment.</param>
    public static IReadOnlyList<MeasuredEdge>? Read(ExperimentDetail experiment)
    {
        if (experiment.Summary.Kind != EvaluateCircuitParameters.Kind || experiment.Grids.FirstOrDefault(g => g.Name == Grid) is not { } grid) return null;
        return [.. from row in Enumerable.Range(0, grid.RowLabels.Count)
                   from column in Enumerable.Range(0, grid.ColumnLabels.Count)
                   let effect = grid.At(row, column)
                   where effect is not null
                   let to = Parts(grid.RowLabels[row])
                   let sender = Parts(grid.ColumnLabels[column])
                   let input = to.Name.Length > 2 && to.Name[^2] == '.' && to.Name[^1] is 'q' or 'k' or 'v' ? to.Name[^1..] : null
                   select new MeasuredEdge(sender.Name, sender.Role, input is null ? to.Name : to.Name[..^2], to.Role, input, effect.Value)];
    }

    private static (string Name, string Role) Parts(string label) => label.Split(At, 2) is [var name, var role] ? (name, role) : (label, CircuitChecks.Everywhere);
}
