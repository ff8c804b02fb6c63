using System.Text.RegularExpressions;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What a circuit may be, and who may change it.</summary>
internal static partial class CircuitRules
{
    /// <summary>The draft as it is kept, and the cohort it belongs to.</summary>
    public static (CircuitDraft Draft, int? Cohort) Check(Viewer viewer, CircuitDraft draft, Model model)
    {
        var title = (draft.Title ?? string.Empty).Trim();
        var clean = draft with { Title = title, Notes = (draft.Notes ?? string.Empty).Trim(), Name = string.IsNullOrWhiteSpace(draft.Name) ? NameFor(title) : draft.Name.Trim() };
        var check = new ParameterChecks();
        check.That(title.Length > 0 && !title.Any(char.IsControl), "title", "Give the circuit a title of one line.");
        check.Length("title", title, 100);
        if (title.Length > 0) check.Slug("name", clean.Name);
        check.Length("notes", clean.Notes, 4000);
        check.That(!clean.Notes.Contains('\0', StringComparison.Ordinal), "notes", "Leave out null characters.");
        check.That(Enum.IsDefined(clean.Visibility), "visibility", "Choose private, cohort or public.");
        check.That(clean.Visibility <= model.Visibility, "visibility", $"The model {model.Name} is {(model.Visibility == Visibility.Private ? "private" : "for its cohort")}, so a circuit of it cannot be seen by more people.");
        CircuitChecks.Nodes(check, clean.Nodes, CircuitModel.Of(model));
        CircuitChecks.Edges(check, clean.Edges, CircuitModel.Of(model));
        check.ThrowIfAny();
        clean = clean with { Nodes = CircuitText.InOrder(clean.Nodes), Edges = clean.Edges ?? [] };
        return (clean, clean.Visibility == Visibility.Cohort ? CohortChoice.For(viewer, Permission.Label, clean.CohortId, model.Visibility == Visibility.Cohort ? model.CohortId : null) : null);
    }

    /// <summary>Its owner, or an administrator.</summary>
    public static bool MayChange(Viewer viewer, Circuit circuit) => viewer.IsSignedIn && (circuit.OwnerId == viewer.PersonId || viewer.IsAdministrator);

    /// <summary>A slug that reads like the title: <c>Name movers, 3 of them</c> gives <c>name-movers-3-of-them</c>.</summary>
    public static string NameFor(string title)
    {
        var slug = NotSlug().Replace(title.ToLowerInvariant(), "-").Trim('-');
        slug = slug.Length > 60 ? slug[..60].TrimEnd('-') : slug;
        return slug.Length >= 2 ? slug : $"circuit-{slug}".TrimEnd('-');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotSlug();
}
