using System.Xml.Linq;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>What of an experiment fits into the picture beside a link: the circuit that it measured, else its first heat-map.</summary>
internal static class ExperimentPreview
{
    // Beyond these a cell is smaller than a letter.
    private const int MostRows = 40;
    private const int MostColumns = 64;

    /// <summary>The line below the title.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="kind">Its kind.</param>
    public static string Line(ExperimentSummary experiment, JobDescription kind) =>
        $"{kind.Title} of {experiment.Model}{(experiment.State == ExperimentState.Complete ? null : $", {Numbers.Count(experiment.RowsDone)} of {Numbers.Count(experiment.RowsTotal)} rows")}";

    /// <summary>Null where nothing fits.</summary>
    public static XElement? Picture(ExperimentDetail experiment)
    {
        if (EdgeLabels.Read(experiment) is { Count: > 0 } edges)
            return XElement.Parse(CircuitPicture.Draw(CircuitGraph.Of(EvaluateCircuitParameters.NodesOf(experiment.ParametersJson), [.. edges.Select(CircuitArrow.Of)]), experiment.Summary.Title));
        return experiment.Grids.FirstOrDefault(g => g.RowLabels.Count <= MostRows && g.ColumnLabels.Count <= MostColumns && g.Rows.Any(r => r is not null)) is { } grid
            ? XElement.Parse(HeatmapSvg.Draw(ExperimentPicture.Of(experiment.Summary, grid)))
            : null;
    }
}
