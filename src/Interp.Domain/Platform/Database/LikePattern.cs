namespace Interp.Domain.Platform;

/// <summary>Patterns of SQL's LIKE.</summary>
internal static class LikePattern
{
    /// <summary>Matches what contains this text; its own per cents, underscores and backslashes stand for themselves.</summary>
    public static string Containing(string text) => "%" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
