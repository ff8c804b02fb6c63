using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>How much each head reads of what each earlier one writes, by weights alone.</summary>
/// <param name="Kind">Through which input.</param>
/// <param name="Heads">Rows and columns, layer by layer.</param>
/// <param name="Baseline">The score of random weights of these shapes, mean over the draws; already taken off.</param>
/// <param name="Values">[earlier][later] score − baseline; not a number where the later head is not in a later layer.</param>
public sealed record CompositionTable(CompositionKind Kind, IReadOnlyList<HeadName> Heads, double Baseline, IReadOnlyList<double[]> Values)
{
    /// <summary>The pairs that stand out most.</summary>
    public IReadOnlyList<(HeadName Earlier, HeadName Later, double Value)> Strongest(int count) => [.. Heads
        .SelectMany((earlier, i) => Heads.Select((later, j) => (earlier, later, Values[i][j])))
        .Where(pair => !double.IsNaN(pair.Item3))
        .OrderByDescending(pair => pair.Item3).Take(count)];
}

/// <summary>Through which of its inputs a later head reads what an earlier one wrote.</summary>
public enum CompositionKind
{
    /// <summary>‖W_OV W_QK‖: the later head asks by it.</summary>
    Query,

    /// <summary>‖W_OV W_QKᵀ‖: the later head finds by it.</summary>
    Key,

    /// <summary>‖W_OV W_OV‖: the later head moves it on.</summary>
    Value,
}
