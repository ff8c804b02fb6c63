using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What a list may be, and who may change it.</summary>
internal static class ListRules
{
    public const int MaxItems = 1000;

    /// <summary>The draft as it is kept, and the cohort it belongs to.</summary>
    public static (ListDraft Draft, int? Cohort) Check(Viewer viewer, ListDraft draft)
    {
        if (!viewer.IsSignedIn) throw new ForbiddenException("Sign in to keep a list.");
        var clean = draft with { Title = (draft.Title ?? string.Empty).Trim(), Description = (draft.Description ?? string.Empty).Trim() };
        var check = new ParameterChecks();
        check.That(clean.Title.Length > 0 && !clean.Title.Any(char.IsControl), "title", "Give the list a title of one line.");
        check.Length("title", clean.Title, 100);
        check.Length("description", clean.Description, 4000);
        check.That(!clean.Description.Contains('\0', StringComparison.Ordinal), "description", "Leave out null characters.");
        check.That(Enum.IsDefined(clean.Visibility), "visibility", "Choose private, cohort or public.");
        check.ThrowIfAny();
        return (clean, clean.Visibility == Visibility.Cohort ? CohortChoice.For(viewer, Permission.Label, clean.CohortId, made: null) : null);
    }

    /// <summary>A note as it is kept.</summary>
    public static string Note(string? note)
    {
        var clean = (note ?? string.Empty).Trim();
        var check = new ParameterChecks();
        check.Length("note", clean, 1000);
        check.That(!clean.Contains('\0', StringComparison.Ordinal), "note", "Leave out null characters.");
        check.ThrowIfAny();
        return clean;
    }

    /// <summary>Its owner, or an administrator.</summary>
    public static bool MayChange(Viewer viewer, NamedList list) => viewer.IsSignedIn && (list.OwnerId == viewer.PersonId || viewer.IsAdministrator);
}
