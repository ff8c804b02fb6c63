using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What a comment may be, and who may do what with it.</summary>
internal static class CommentRules
{
    public const int MaxText = 4000;

    /// <summary>Text as it is kept.</summary>
    public static string Text(string field, string? text, int most)
    {
        var clean = (text ?? string.Empty).Trim().ReplaceLineEndings("\n");
        var check = new ParameterChecks();
        check.That(clean.Length > 0, field, "Write something first.");
        check.Length(field, clean, most);
        check.That(!clean.Contains('\0', StringComparison.Ordinal), field, "Leave out null characters.");
        check.ThrowIfAny();
        return clean;
    }

    /// <summary>Who began the thread, or an instructor.</summary>
    public static bool MayResolve(Viewer viewer, Comment first) =>
        viewer.IsSignedIn && (first.AuthorId == viewer.PersonId || Permissions.Allows(viewer, Permission.Moderate, first.CohortId));
}
