using System.Globalization;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The grids of scores: one number for each head, then one for each pair of heads in different layers.</summary>
internal sealed class HeadGrids
{
    private readonly HeadName[] earlier;
    private readonly HeadName[] later;

    /// <param name="config">The model.</param>
    /// <param name="copies">Whether copying can be scored.</param>
    public HeadGrids(DecoderConfig config, bool copies)
    {
        string[] layers = [.. Enumerable.Range(0, config.n_layers).Select(Word)], heads = [.. Enumerable.Range(0, config.n_heads).Select(Word)];
        HeadName[] all = [.. Enumerable.Range(0, config.n_layers).SelectMany(l => Enumerable.Range(0, config.n_heads).Select(h => new HeadName(l, h)))];
        (earlier, later) = ([.. all.Where(h => h.Layer < config.n_layers - 1)], [.. all.Where(h => h.Layer > 0)]);
        Composes = earlier.Length > 0 && (long)earlier.Length * later.Length <= GridHeader.MostCells;
        Heads =
        [
            Table(HeadGridNames.PreviousToken, "Which heads look at the token before?", "mean attention", GridScale.Sequential),
            Table(HeadGridNames.DuplicateToken, "Which heads look at an earlier copy of the same token?", "mean attention", GridScale.Sequential),
            Table(HeadGridNames.Induction, "Which heads look at what came after an earlier copy?", "mean attention", GridScale.Sequential),
            .. copies ? [Table(HeadGridNames.CopyScore, "Which heads raise the token that they look at?", "share of names", GridScale.Sequential)] : Array.Empty<GridHeader>(),
            .. Composes ? [Pairs(CompositionKind.Query, "Which heads ask by what an earlier head wrote?"), Pairs(CompositionKind.Key, "Which heads find by what an earlier head wrote?"), Pairs(CompositionKind.Value, "Which heads move on what an earlier head wrote?")] : Array.Empty<GridHeader>(),
        ];

        GridHeader Table(string name, string title, string unit, GridScale scale) => new(name, title, unit, scale, "layer", layers, "head", heads);

        GridHeader Pairs(CompositionKind kind, string title) => new(
            HeadGridNames.Composition(Letter(kind)), title, "composition over chance", GridScale.Diverging, "earlier head", [.. earlier.Select(h => h.ToString())], "later head", [.. later.Select(h => h.ToString())]);
    }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<GridHeader> Heads { get; }

    /// <summary>Whether the model has pairs of heads in different layers, few enough to be drawn.</summary>
    public bool Composes { get; }

    /// <summary>Writes a table with one number for each head.</summary>
    public static void Write(ExperimentWriter writer, int grid, HeadTable table)
    {
        for (var layer = 0; layer < table.Values.Count; layer++) writer.Row(grid, layer, Array.ConvertAll(table.Values[layer], v => (float)v));
    }

    /// <summary>Writes a table of pairs; not a number where the second head is not in a later layer.</summary>
    public void Write(ExperimentWriter writer, int grid, CompositionTable table)
    {
        var places = table.Heads.Index().ToDictionary(h => h.Item, h => h.Index);
        for (var row = 0; row < earlier.Length; row++)
            writer.Row(grid, row, Array.ConvertAll(later, head => (float)table.Values[places[earlier[row]]][places[head]]));
    }

    private static char Letter(CompositionKind kind) => kind switch
    {
        CompositionKind.Query => 'q',
        CompositionKind.Key => 'k',
        _ => 'v',
    };

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
