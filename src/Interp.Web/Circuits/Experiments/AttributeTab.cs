using System.Text.Json.Nodes;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Attribution on the page for new experiments.</summary>
internal sealed class AttributeTab : IExperimentTab
{
    public string Kind => AttributeParameters.Kind;

    public string Name => "Attribution";

    public int Place => 3;

    public Type Fields => typeof(AttributeFields);

    public void Fill(ExperimentForm form, JsonObject json)
    {
        foreach (var name in new[] { "method", "selection" }) form.Put(json, name);
        if (form["method"] == AttributionMethodNames.Nodes) form.PutList(json, "sites");
        foreach (var name in new[] { "steps", "top" }) form.PutNumber(json, name);
    }
}
