using System.Text.Json.Nodes;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Activation patching on the page for new experiments.</summary>
internal sealed class PatchActivationsTab : IExperimentTab
{
    public string Kind => PatchActivationsParameters.Kind;

    public string Name => "Activations";

    public int Place => 2;

    public Type Fields => typeof(PatchActivationsFields);

    public void Fill(ExperimentForm form, JsonObject json)
    {
        foreach (var name in new[] { "sites", "positions" }) form.PutList(json, name);
        form.Put(json, "replacement");
        foreach (var name in new[] { "referencePrompts", "seed" }) form.PutNumber(json, name);
    }
}
