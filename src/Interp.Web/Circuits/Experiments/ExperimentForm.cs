using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>An experiment as it is typed: names and texts from a form or from a link, and the parameters that they stand for.</summary>
/// <param name="Value">A field by its name; null or empty where nothing was typed.</param>
public sealed record ExperimentForm(Func<string, string?> Value)
{
    private static readonly char[] Commas = [',', ' ', ';', '\n', '\r', '\t'];

    /// <summary>The kind of job; path patching unless another is named.</summary>
    public string Kind => ExperimentKinds.Find(this["kind"])?.Kind ?? JobKinds.PatchPaths;

    /// <summary>A field as it was typed.</summary>
    public string this[string name] => Value(name) ?? string.Empty;

    /// <summary>Whether a box is ticked.</summary>
    public bool Ticked(string name) => this[name] is "true" or "on";

    /// <summary>The parameters of the kind; what was left empty takes its default.</summary>
    public JsonElement Parameters()
    {
        var json = new JsonObject { ["model"] = this["model"], ["promptSet"] = this["set"] };
        Put(json, "visibility");
        if (Kind == JobKinds.NameTraffic) return JsonSerializer.SerializeToElement(json);
        Put(json, "metric");
        if (Kind != JobKinds.Attribute)
        {
            Put(json, "direction");
            Put(json, "unit");
        }

        if (Kind == JobKinds.PatchPaths) Paths(json);
        else if (Kind == JobKinds.PatchActivations) Activations(json);
        else Attribution(json);
        return JsonSerializer.SerializeToElement(json);
    }

    private void Activations(JsonObject json)
    {
        if (this["sites"].Length > 0) json["sites"] = List("sites");
        if (this["positions"].Trim().Length > 0) json["positions"] = List("positions");
        Put(json, "replacement");
        Number(json, "referencePrompts");
        Number(json, "seed");
    }

    private void Attribution(JsonObject json)
    {
        Put(json, "method");
        Put(json, "selection");
        if (this["sites"].Length > 0 && this["method"] == AttributionMethodNames.Nodes) json["sites"] = List("sites");
        Number(json, "steps");
        Number(json, "top");
    }

    /// <summary>What is no number goes on as it was typed, to be refused with its name.</summary>
    private void Number(JsonObject json, string name)
    {
        if (this[name].Trim() is not { Length: > 0 } typed) return;
        json[name] = long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : typed;
    }

    private void Paths(JsonObject json)
    {
        var kind = this["receiver"] is { Length: > 0 } typed ? typed : "logits";
        var receiver = new JsonObject { ["kind"] = kind };
        if (kind != "logits") receiver["heads"] = List("heads");
        json["receivers"] = new JsonArray(receiver);
        if (this["senders"].Trim().Length > 0) json["senders"] = List("senders");
        json["mlps"] = Ticked("mlps");
        foreach (var name in new[] { "throughMlps", "layerNorm" }) Put(json, name);
        foreach (var name in new[] { "senderPositions", "receiverPositions" })
            if (this[name].Trim().Length > 0) json[name] = List(name);
    }

    private void Put(JsonObject json, string name)
    {
        if (this[name] is { Length: > 0 } value) json[name] = value;
    }

    private JsonArray List(string name) => new([.. this[name].Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5_000).Select(v => (JsonNode)JsonValue.Create(v))]);
}
