using System.Text.RegularExpressions;
using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Web.Course;

/// <summary>How far somebody is in the lesson: all of it stands in the address.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Set">Name of the prompt set; null before there is one.</param>
/// <param name="Movers">Heads that move names, as chosen.</param>
/// <param name="Inhibitors">Heads that inhibit the subject, as chosen.</param>
/// <param name="Duplicates">Heads that detect duplicates, as chosen.</param>
/// <param name="Previous">Heads that look at the token before, as chosen.</param>
public sealed partial record IoiLesson(string Model, string? Set, IReadOnlyList<string> Movers, IReadOnlyList<string> Inhibitors, IReadOnlyList<string> Duplicates, IReadOnlyList<string> Previous)
{
    /// <summary>The page without any choice.</summary>
    public const string Here = "/circuits/ioi";

    /// <summary>Prompts of the set that the lesson makes.</summary>
    public const int Prompts = LessonPrompts.Count;

    private const int MostHeads = 12;
    private const double LeastShare = 0.25;
    private const int MostSuggested = 4;

    /// <summary>Below this share of its attention on the two names a head is not called after what it does to them.</summary>
    private const double LeastAttention = 0.1;

    /// <summary>The page with these choices.</summary>
    public string Address => Here + "?" + string.Join('&', Fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));

    /// <summary>The choices as fields of a form.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields =>
    [
        .. new (string Name, string Value)[]
        {
            ("model", Model), ("set", Set ?? string.Empty), ("movers", Text(Movers)), ("inhibitors", Text(Inhibitors)), ("duplicates", Text(Duplicates)), ("previous", Text(Previous)),
        }.Where(f => f.Value.Length > 0),
    ];

    /// <summary>Without which heads the name loses its probability, whether or not they tell it from the other.</summary>
    public PatchPathsParameters ToName => ToLogits with { Metric = MetricKind.Probability };

    /// <summary>Which heads act on the logit difference.</summary>
    public PatchPathsParameters ToLogits => PatchPathsParameters.Default(Model, Set!);

    /// <summary>Which names each head looks at from the end, and which it writes.</summary>
    public NameTrafficParameters Names => NameTrafficParameters.Default(Model, Set!);

    /// <summary>Which heads act on what the movers look for at the end; null before there are movers, or where nothing comes before them.</summary>
    public PatchPathsParameters? ToQueries => To(PathReceiverSpec.Query, Movers, "END");

    /// <summary>Which heads act on what the inhibitors carry away from the second subject; null before there are inhibitors, or where nothing comes before them.</summary>
    public PatchPathsParameters? ToValues => To(PathReceiverSpec.Value, Inhibitors, "S2");

    /// <summary>Which heads act on what the duplicate detectors are found by, one token after the first subject; null before there are any.</summary>
    public PatchPathsParameters? ToKeys => To(PathReceiverSpec.Key, Duplicates, "S1+1");

    /// <summary>The circuit chosen so far.</summary>
    public IReadOnlyList<CircuitNode> Nodes =>
    [
        .. Movers.Select(h => new CircuitNode(h, CircuitClasses.NameMover, "END")), .. Inhibitors.Select(h => new CircuitNode(h, CircuitClasses.SInhibition, "END")),
        .. Duplicates.Select(h => new CircuitNode(h, CircuitClasses.DuplicateToken, "S2")), .. Previous.Select(h => new CircuitNode(h, CircuitClasses.PreviousToken, "S1+1")),
    ];

    /// <summary>Its tests; null before there are movers. A head that was chosen for two classes at one position counts in the first.</summary>
    public EvaluateCircuitParameters? Tests => Set is null || Movers.Count == 0 ? null : (EvaluateCircuitParameters.Default(Model, Set) with
    {
        Nodes = [.. Nodes.DistinctBy(n => (n.Head, n.Role))], RandomSets = 5, GreedyRuns = 2, GreedySteps = 5, GreedyTried = 4,
    }).InOrder();

    /// <summary>Heads from an address or a field: what is none is left out.</summary>
    /// <param name="text">Such as 3.1, 3.4.</param>
    public static IReadOnlyList<string> Heads(string? text) =>
        [.. Head().Matches(text is { Length: > 400 } ? text[..400] : text ?? string.Empty).Select(m => m.Value).Distinct(StringComparer.Ordinal).Take(MostHeads)];

    /// <summary>Heads without which the logit difference falls most: those of at least a quarter of the largest fall.</summary>
    /// <param name="experiment">A finished sweep; null suggests nothing.</param>
    public static IReadOnlyList<string> Suggested(ExperimentDetail? experiment)
    {
        if (experiment?.Grids.FirstOrDefault() is not { } grid) return [];
        var cells = Enumerable.Range(0, grid.RowLabels.Count).SelectMany(r => Enumerable.Range(0, grid.ColumnLabels.Count).Select(c => (Head: $"{grid.RowLabels[r]}.{grid.ColumnLabels[c]}", Value: grid.At(r, c))))
            .Where(c => c.Value < 0).OrderBy(c => c.Value).ToList();
        return cells.Count == 0 ? [] : [.. cells.Where(c => c.Value <= LeastShare * cells[0].Value).Take(MostSuggested).Select(c => c.Head)];
    }

    /// <summary>Heads that look at the names and write the right one: those with at least a quarter of the most that any of them writes.</summary>
    /// <param name="names">The finished reading of names; null suggests nothing.</param>
    public static IReadOnlyList<string> SuggestedMovers(ExperimentDetail? names) => Writers(names, NameGridNames.WritesIo, sign: 1);

    /// <summary>Heads that act on the movers' queries, and those that look at the names and take the subject out by themselves.</summary>
    /// <param name="queries">The sweep into the movers' queries.</param>
    /// <param name="names">The reading of names.</param>
    public IReadOnlyList<string> SuggestedInhibitors(ExperimentDetail? queries, ExperimentDetail? names) =>
        [.. Suggested(queries).Concat(Writers(names, NameGridNames.WritesS, sign: -1)).Distinct(StringComparer.Ordinal).Except(Movers, StringComparer.Ordinal).Take(MostSuggested)];

    /// <summary>Whether all are in layer 0, where no other head's output can reach their inputs.</summary>
    /// <param name="heads">Such as 3.1.</param>
    public static bool AreLowest(IReadOnlyList<string> heads) => heads.Count > 0 && heads.All(h => h.StartsWith("0.", StringComparison.Ordinal));

    /// <summary>Heads as a field shows them.</summary>
    /// <param name="heads">Such as 3.1.</param>
    public static string Text(IReadOnlyList<string> heads) => string.Join(", ", heads);

    private static IReadOnlyList<string> Writers(ExperimentDetail? names, string grid, int sign)
    {
        if (names?.Grids.FirstOrDefault(g => g.Name == grid) is not { } writes) return [];
        var looks = names.Grids.Where(g => g.Name is NameGridNames.ToIo or NameGridNames.ToS1 or NameGridNames.ToS2).ToList();
        var cells = (
            from row in Enumerable.Range(0, writes.RowLabels.Count)
            from column in Enumerable.Range(0, writes.ColumnLabels.Count)
            where looks.Sum(g => g.At(row, column) ?? 0) >= LeastAttention
            let value = sign * (writes.At(row, column) ?? 0)
            where value > 0
            orderby value descending
            select (Head: $"{writes.RowLabels[row]}.{writes.ColumnLabels[column]}", Value: value)).ToList();
        return [.. cells.Where(c => c.Value >= LeastShare * cells[0].Value).Take(MostSuggested).Select(c => c.Head)];
    }

    private PatchPathsParameters? To(string part, IReadOnlyList<string> heads, string position) =>
        Set is null || heads.Count == 0 || AreLowest(heads) ? null : ToLogits with { Receivers = [new(part, heads)], ReceiverPositions = [position] };

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}
