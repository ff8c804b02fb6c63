using System.Text.Json.Nodes;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Names read and written on the page for new experiments.</summary>
internal sealed class NameTrafficTab : IExperimentTab
{
    public string Kind => NameTrafficParameters.Kind;

    public string Name => "Names";

    public int Place => 4;

    public Type? Fields => null;

    public void Fill(ExperimentForm form, JsonObject json)
    {
        // Model, prompts and who may see it are all that there is.
    }
}
