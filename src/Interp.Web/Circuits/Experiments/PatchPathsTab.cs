using System.Text.Json.Nodes;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Path patching on the page for new experiments.</summary>
internal sealed class PatchPathsTab : IExperimentTab
{
    public string Kind => PatchPathsParameters.Kind;

    public string Name => "Paths";

    public int Place => 1;

    public Type Fields => typeof(PatchPathsFields);

    public void Fill(ExperimentForm form, JsonObject json)
    {
        var kind = form["receiver"] is { Length: > 0 } typed ? typed : PathReceiverSpec.Logits;
        var receiver = new JsonObject { ["kind"] = kind };
        if (kind != PathReceiverSpec.Logits) receiver["heads"] = form.List("heads");
        json["receivers"] = new JsonArray(receiver);
        json["mlps"] = form.Ticked("mlps");
        foreach (var name in new[] { "throughMlps", "layerNorm" }) form.Put(json, name);
        foreach (var name in new[] { "senders", "senderPositions", "receiverPositions" }) form.PutList(json, name);
    }
}
