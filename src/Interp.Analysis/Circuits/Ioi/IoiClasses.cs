namespace Interp.Analysis.Circuits;

/// <summary>Names of the classes of heads in the IOI paper (Wang et al. 2022).</summary>
public static class IoiClasses
{
    /// <summary>Attends from END to the indirect object and copies it.</summary>
    public const string NameMover = "name-mover";

    /// <summary>As a name mover, but writes against the name.</summary>
    public const string NegativeNameMover = "negative-name-mover";

    /// <summary>Moves what is known of the repeated subject to END and keeps name movers from it.</summary>
    public const string SInhibition = "s-inhibition";

    /// <summary>Attends from S2 to the token after S1.</summary>
    public const string Induction = "induction";

    /// <summary>Attends from S2 to S1.</summary>
    public const string DuplicateToken = "duplicate-token";

    /// <summary>Attends from the token after S1 to S1.</summary>
    public const string PreviousToken = "previous-token";

    /// <summary>Takes over where name movers are knocked out.</summary>
    public const string BackupNameMover = "backup-name-mover";

    /// <summary>Matters, and attends like none of these.</summary>
    public const string Other = "other";
}
