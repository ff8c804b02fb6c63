namespace Interp.Domain.Circuits;

/// <summary>The classes of heads of the IOI paper, which forms offer; others may be written.</summary>
public static class CircuitClasses
{
    public const string NameMover = "name-mover";
    public const string NegativeNameMover = "negative-name-mover";
    public const string SInhibition = "s-inhibition";
    public const string Induction = "induction";
    public const string DuplicateToken = "duplicate-token";
    public const string PreviousToken = "previous-token";
    public const string BackupNameMover = "backup-name-mover";

    /// <summary>A head of which nothing is said.</summary>
    public const string Other = "other";

    /// <summary>From the answer down.</summary>
    public static IReadOnlyList<string> All { get; } = [NameMover, BackupNameMover, NegativeNameMover, SInhibition, Induction, DuplicateToken, PreviousToken, Other];
}
