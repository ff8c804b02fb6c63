using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What a label may be, and who may change it.</summary>
internal static class LabelRules
{
    public const int MaxText = 200;
    public const int MaxNote = 1000;

    /// <summary>The draft as it is kept.</summary>
    public static LabelDraft Check(LabelDraft draft)
    {
        var clean = draft with { Text = (draft.Text ?? string.Empty).Trim(), Note = string.IsNullOrWhiteSpace(draft.Note) ? null : draft.Note.Trim() };
        var check = new ParameterChecks();
        check.Length("text", clean.Text, MaxText);
        check.That(!clean.Text.Any(char.IsControl), "text", "Write the label on one line, without control characters.");
        check.Length("note", clean.Note, MaxNote);
        check.That(!(clean.Note?.Contains('\0', StringComparison.Ordinal) ?? false), "note", "Leave out null characters.");
        check.That(Enum.IsDefined(clean.Status), "status", "Choose proposed, doubtful or adjudicated.");
        check.That(clean.BasedOn >= 0, "basedOn", "Give the version that you saw, 0 where there was none.");
        check.That(clean.Status != LabelStatus.Adjudicated || clean.Text.Length > 0, "text", "Say what the settled label is.");
        check.That(clean.Status != LabelStatus.Adjudicated || clean.Note is not null, "note", "Say why the label is settled so: those who disagree will read it.");
        check.ThrowIfAny();
        return clean;
    }

    /// <exception cref="ForbiddenException">Only instructors settle labels and change settled ones.</exception>
    public static void CheckMayChange(Viewer viewer, int cohort, Label? current, LabelStatus wanted)
    {
        if (Permissions.Allows(viewer, Permission.Moderate, cohort)) return;
        if (wanted == LabelStatus.Adjudicated) throw new ForbiddenException("Only instructors of the cohort settle a label. Propose it instead.");
        if (current is { Status: LabelStatus.Adjudicated, Text.Length: > 0 })
            throw new ForbiddenException("An instructor settled this label. If you think it is wrong, say so in a comment: an instructor can open it again.");
    }
}
