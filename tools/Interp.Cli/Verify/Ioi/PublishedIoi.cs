using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;

namespace Interp.Cli.Verify;

/// <summary>What Wang et al. (2022), and the result files released with it, say of GPT-2 small.</summary>
internal static class PublishedIoi
{
    public static IReadOnlyList<HeadName> NameMovers { get; } = Heads("9.9 10.0 9.6");

    public static IReadOnlyList<HeadName> Negative { get; } = Heads("10.7 11.10");

    public static IReadOnlyList<HeadName> SInhibition { get; } = Heads("7.3 7.9 8.6 8.10");

    public static IReadOnlyList<HeadName> Induction { get; } = Heads("5.5 6.9 5.8 5.9");

    public static IReadOnlyList<HeadName> Duplicate { get; } = Heads("0.1 3.0 0.10");

    public static IReadOnlyList<HeadName> Previous { get; } = Heads("2.2 4.11");

    public static IReadOnlyList<HeadName> Backup { get; } = Heads("9.0 10.1 10.6 10.10 10.2 11.9 11.2 9.7");

    /// <summary>All 26 heads at the positions where they work.</summary>
    public static HeadCircuit Circuit { get; } = new(
    [
        .. At(NameMovers, IoiClasses.NameMover, IoiRoles.End), .. At(Negative, IoiClasses.NegativeNameMover, IoiRoles.End), .. At(SInhibition, IoiClasses.SInhibition, IoiRoles.End),
        .. At(Induction, IoiClasses.Induction, IoiRoles.S2), .. At(Duplicate, IoiClasses.DuplicateToken, IoiRoles.S2), .. At(Previous, IoiClasses.PreviousToken, IoiRoles.AfterS1),
        .. At(Backup, IoiClasses.BackupNameMover, IoiRoles.End),
    ]);

    /// <summary>Class knock-outs of the released files: the heads, F(C \ K), F(M \ K). "Name mover" counts the eight backups there.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<HeadName> K, double Circuit, double Model)> Knockouts { get; } =
    [
        ("none", [], 2.84, 3.30), ("name-mover-and-backup", [.. NameMovers, .. Backup], 0.93, 1.53), ("negative-name-mover", Negative, 4.27, 5.62), ("s-inhibition", SInhibition, 0.23, 0.30),
        ("induction", Induction, 1.04, 1.57), ("duplicate-token", Duplicate, 0.72, 1.52), ("previous-token", Previous, 1.52, 2.90),
    ];

    /// <summary>The minimality table: v, K, F(C \ (K ∪ {v})), F(C \ K).</summary>
    public static IReadOnlyList<(HeadName Node, IReadOnlyList<HeadName> K, double Without, double With)> Minimality { get; } =
    [
        Row("9.9", "", 2.26, 2.62), Row("10.0", "9.9", 1.91, 2.26), Row("9.6", "9.9 10.0", 2.11, 1.91), Row("10.7", "11.10", 4.07, 3.13), Row("11.10", "10.7", 4.07, 3.27),
        Row("8.10", "7.9 8.6 7.3", 0.24, 1.01), Row("7.9", "8.10 8.6 7.3", 0.24, 0.92), Row("8.6", "7.9 8.10 7.3", 0.24, 0.86), Row("7.3", "7.9 8.10 8.6", 0.24, 0.43),
        Row("5.5", "6.9", 0.97, 2.12), Row("5.9", "10.7 11.10", 3.33, 4.07), Row("6.9", "5.5", 0.97, 1.46), Row("5.8", "10.7 11.10", 3.83, 4.07),
        Row("0.1", "0.10 3.0", 0.6, 1.9), Row("0.10", "0.1 3.0", 0.6, 1.66), Row("3.0", "0.1 0.10", 0.6, 1.05), Row("4.11", "2.2", 1.31, 2.28), Row("2.2", "4.11", 1.31, 1.75),
        Row("10.10", Movers, 1.88, 2.11), Row("10.6", Movers + " 10.10", 1.65, 1.88), Row("10.2", Movers + " 10.10 10.6", 1.49, 1.65), Row("10.1", Movers + " 10.10 10.6 10.2", 1.37, 1.49),
        Row("11.2", Movers + " 10.10 10.6 10.2 10.1", 0.95, 1.37), Row("9.7", Movers + " 10.10 10.6 10.2 10.1 11.2", 0.81, 0.95),
        Row("11.9", Movers + " 9.0 10.1 10.6 10.10 10.2 11.2 9.7 10.7 11.10", 0.41, 0.45), Row("9.0", Movers + " 11.9 10.1 10.6 10.10 10.2 11.2 9.7 10.7 11.10", 0.41, 0.45),
    ];

    /// <summary>LD when S-inhibition heads are told of another position or token.</summary>
    public static IReadOnlyList<(PositionSignal Position, TokenSignal Token, double LogitDifference)> Signals { get; } =
    [
        (PositionSignal.Original, TokenSignal.Original, 3.55), (PositionSignal.Inverted, TokenSignal.Original, -0.99), (PositionSignal.Original, TokenSignal.Random, 2.45),
        (PositionSignal.Inverted, TokenSignal.Random, -1.96), (PositionSignal.Original, TokenSignal.Inverted, 1.77), (PositionSignal.Inverted, TokenSignal.Inverted, -3.16),
    ];

    private const string Movers = "9.9 10.0 9.6";

    public static IReadOnlyList<HeadName> Heads(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(HeadName.Parse)];

    private static IEnumerable<CircuitHead> At(IEnumerable<HeadName> heads, string kind, string role) => heads.Select(h => new CircuitHead(new HeadAt(h, role), kind));

    private static (HeadName, IReadOnlyList<HeadName>, double, double) Row(string node, string k, double without, double with) => (HeadName.Parse(node), Heads(k), without, with);
}
