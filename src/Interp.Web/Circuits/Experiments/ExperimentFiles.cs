using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>An experiment as files.</summary>
public static class ExperimentFiles
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One grid as CSV: labels, then numbers as programs read them; empty where a row is not finished or there is nothing to measure.</summary>
    /// <param name="grid">The grid.</param>
    public static string Csv(GridView grid) => Downloads.CsvText(
        [$"{grid.RowAxis}\\{grid.ColumnAxis}", .. grid.ColumnLabels],
        grid.RowLabels.Select((label, row) => Enumerable.Range(0, grid.ColumnLabels.Count)
            .Select(column => grid.At(row, column) is { } value ? Numbers.Plain(value) : string.Empty).Prepend(label)));

    /// <summary>A short notebook (nbformat 4.5) that reads the experiment from its address and draws its grids.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="site">Absolute address of the site, without a slash at the end.</param>
    public static string Notebook(ExperimentDetail experiment, string site)
    {
        var id = experiment.Summary.Id;
        var from = experiment.Provenance;
        var head = $"""
            # {Plain(experiment.Summary.Title)}

            [{site}{ExperimentAddress.Of(id)}]({site}{ExperimentAddress.Of(id)}), model {experiment.Summary.Model}.
            Weights {from.ModelHash}, prompts {from.PromptsHash ?? "none"}, parameters {from.ParametersHash}, code {from.CodeVersion}.

            What is not public takes a personal token: set `INTERP_TOKEN` before you start.
            """;
        var read = $"""
            import json, os, urllib.request

            SITE = {JsonSerializer.Serialize(site)}
            EXPERIMENT = "{id}"

            def get(address):
                request = urllib.request.Request(SITE + address)
                if os.environ.get("INTERP_TOKEN"):
                    request.add_header("Authorization", "Bearer " + os.environ["INTERP_TOKEN"])
                with urllib.request.urlopen(request) as answer:
                    return answer.read().decode("utf-8")

            experiment = json.loads(get("/api/v1/experiments/" + EXPERIMENT))
            parameters = json.loads(experiment["parametersJson"])
            experiment["summary"]["state"], experiment["summary"]["rowsDone"], experiment["summary"]["rowsTotal"]
            """;
        const string draw = """
            import matplotlib.pyplot as plt

            for grid in experiment["grids"]:
                width = len(grid["columnLabels"])
                rows = [[float("nan") if v is None else v for v in (row or [None] * width)] for row in grid["rows"]]
                most = max((abs(v) for row in rows for v in row if v == v), default=1) or 1
                low, colours = (-most, "RdBu_r") if grid["scale"] == "diverging" else (0, "Oranges")
                picture, axes = plt.subplots(figsize=(2 + 0.35 * width, 1.5 + 0.35 * len(rows)))
                shown = axes.imshow(rows, cmap=colours, vmin=low, vmax=most)
                axes.set(title=grid["title"], xlabel=grid["columnAxis"], ylabel=grid["rowAxis"])
                axes.set_xticks(range(width), grid["columnLabels"], rotation=90)
                axes.set_yticks(range(len(rows)), grid["rowLabels"])
                picture.colorbar(shown, label=grid["unit"])
                plt.show()
            """;
        return JsonSerializer.Serialize(new
        {
            cells = new object[] { Markdown("about", head), Code("read", read), Code("draw", draw) },
            metadata = new { kernelspec = new { display_name = "Python 3", language = "python", name = "python3" }, language_info = new { name = "python" } },
            nbformat = 4,
            nbformat_minor = 5,
        }, Indented);
    }

    private static object Markdown(string id, string text) => new { cell_type = "markdown", id, metadata = new { }, source = Lines(text) };

    private static object Code(string id, string text) => new { cell_type = "code", id, metadata = new { }, execution_count = (int?)null, outputs = Array.Empty<object>(), source = Lines(text) };

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return [.. lines[..^1].Select(l => l + "\n"), lines[^1]];
    }

    private static string Plain(string title) => title.Replace('\n', ' ').Replace('\r', ' ');
}
