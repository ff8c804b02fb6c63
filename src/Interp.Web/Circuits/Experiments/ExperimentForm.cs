using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>An experiment as it is typed: names and texts from a form or from a link, and the parameters that they stand for.</summary>
/// <param name="Value">A field by its name; null or empty where nothing was typed.</param>
public sealed record ExperimentForm(Func<string, string?> Value)
{
    private static readonly char[] Commas = [',', ' ', ';', '\n', '\r', '\t'];

    /// <summary>A field as it was typed.</summary>
    public string this[string name] => Value(name) ?? string.Empty;

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => this[name] is "true" or "on";

    /// <summary>The parameters of a kind; what was left empty takes its default.</summary>
    /// <param name="tab">What of the form is the kind's own.</param>
    /// <param name="kind">Its parameters, which say what of the rest it takes.</param>
    public JsonElement Parameters(IExperimentTab tab, JobDescription kind)
    {
        var json = new JsonObject { ["model"] = this["model"], ["promptSet"] = this["set"] };
        foreach (var name in new[] { "metric", "unit", "direction", "visibility" }.Where(kind.Takes)) Put(json, name);
        tab.Fill(this, json);
        return JsonSerializer.SerializeToElement(json);
    }

    /// <summary>A word, where one was typed.</summary>
    public void Put(JsonObject json, string name)
    {
        if (this[name] is { Length: > 0 } value) json[name] = value;
    }

    /// <summary>A number, where one was typed; what is none goes on as it was typed, to be refused with its name.</summary>
    public void PutNumber(JsonObject json, string name)
    {
        if (this[name].Trim() is not { Length: > 0 } typed) return;
        json[name] = long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : typed;
    }

    /// <summary>Words with commas or spaces between them, where some were typed.</summary>
    public void PutList(JsonObject json, string name)
    {
        if (this[name].Trim().Length > 0) json[name] = List(name);
    }

    /// <summary>Words with commas or spaces between them.</summary>
    public JsonArray List(string name) => new([.. this[name].Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5_000).Select(v => (JsonNode)JsonValue.Create(v))]);
}
