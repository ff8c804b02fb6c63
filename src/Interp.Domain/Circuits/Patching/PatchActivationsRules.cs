using System.Globalization;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What parameters of activation patching must satisfy for their model and prompts.</summary>
internal static class PatchActivationsRules
{
    /// <summary>Most columns of one heat-map.</summary>
    public const int MostPositions = 256;
    private const int MostCells = 20_000;

    public static void Check(PatchActivationsParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        Sites(p.Sites, subject.Model, check);
        if (p.Positions is not null) Positions(p.Positions, subject.Reading, check);
        check.Values(p);
        check.That(!p.NeedsReference || subject.Set.Summary.Source == PromptSource.Ioi || subject.Reading.Shortest == subject.Reading.Length, "replacement",
            "Means and draws are taken position by position from prompts of the same length, and these differ in length. Choose twin or zero, or pairs of one length.");
        ExperimentChoices.Check(p.Metric, p.Unit, check);
        if (check.Problems.Count == 0) FewEnough(p, subject, check);
    }

    /// <summary>Columns of a site's heat-map.</summary>
    public static int Columns(PatchActivationsParameters p, string site, PromptReading reading) => (p.Positions, PatchSiteNames.IsOfHeads(site)) switch
    {
        ({ } named, _) => named.Count,
        (_, true) => 1,
        _ => reading.Shortest == reading.Length ? reading.Length : reading.Roles.Count,
    };

    /// <summary>Cells of a site's heat-map.</summary>
    public static long Cells(PatchActivationsParameters p, string site, ExperimentSubject subject) =>
        (long)subject.Model.Layers * Columns(p, site, subject.Reading) * (PatchSiteNames.IsOfHeads(site) ? subject.Model.Heads : 1);

    /// <summary>Refuses what is no site of the model.</summary>
    public static void Sites(IReadOnlyList<string>? sites, ModelSummary model, ParameterChecks check)
    {
        var all = string.Join(", ", PatchSiteNames.All);
        check.That(sites is { Count: > 0 } && sites.Count <= PatchSiteNames.All.Count && sites.Distinct(StringComparer.Ordinal).Count() == sites.Count, "sites", $"Name at least one site, each once: {all}.");
        foreach (var site in (sites ?? []).Take(PatchSiteNames.All.Count))
        {
            check.That(PatchSiteNames.All.Contains(site, StringComparer.Ordinal), "sites", $"'{site}' is no site; choose among {all}.");
            check.That(model.HasMlp || !PatchSiteNames.NeedsMlp(site), "sites", $"{model.Name} has no MLPs, so there is no {site}; choose another site.");
        }
    }

    private static void Positions(IReadOnlyList<string> positions, PromptReading reading, ParameterChecks check)
    {
        check.That(positions.Count is >= 1 and <= MostPositions, "positions", $"Name 1 to {MostPositions} positions, or leave them out.");
        foreach (var position in positions.Take(MostPositions))
        {
            if (int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                check.That(number < reading.Shortest, "positions", $"Position {number} lies off the end: the shortest prompt has {reading.Shortest} tokens. Choose 0 to {reading.Shortest - 1}, or a role.");
            else
                check.That(position == ExperimentPositions.All || reading.Roles.Contains(position, StringComparer.Ordinal), "positions",
                    $"Not every prompt has a role '{position}'; choose among {string.Join(", ", reading.Roles.Append(ExperimentPositions.All))}, or positions from 0.");
            if (check.Problems.Count > 20) return;
        }

        check.That(positions.Distinct(StringComparer.Ordinal).Count() == positions.Count, "positions", "Name each position once.");
    }

    private static void FewEnough(PatchActivationsParameters p, ExperimentSubject subject, ParameterChecks check)
    {
        foreach (var site in p.Sites)
        {
            var cells = Cells(p, site, subject);
            check.That(cells <= MostCells, "positions", $"{site} would have {cells} cells, and a heat-map has at most {MostCells}. Choose fewer positions.");
        }
    }
}
