using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Web.Circuits;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Circuits;

public sealed class ExperimentFormTests
{
    private static readonly ExperimentTabs Tabs = new([new NameTrafficTab(), new PatchActivationsTab(), new AttributeTab(), new PatchPathsTab()]);

    [Fact]
    public void Paths_to_heads_are_read_as_people_type_them()
    {
        var json = Read(("model", "m"), ("set", "s"), ("receiver", "q"), ("heads", "9.9, 10.0 9.6"), ("senders", "8.6;8.10"), ("mlps", "true"), ("receiverPositions", "END S2"), ("direction", "noise"));
        json.GetProperty("receivers")[0].GetRawText().ShouldBe("""{"kind":"q","heads":["9.9","10.0","9.6"]}""");
        json.GetProperty("senders").GetRawText().ShouldBe("""["8.6","8.10"]""");
        json.GetProperty("receiverPositions").GetRawText().ShouldBe("""["END","S2"]""");
        json.GetProperty("mlps").GetBoolean().ShouldBeTrue();
        json.TryGetProperty("senderPositions", out _).ShouldBeFalse("what was left empty takes its default");
    }

    [Fact]
    public void The_logits_receive_alone_whatever_else_is_typed() =>
        Read(("receiver", ""), ("heads", "9.9")).GetProperty("receivers").GetRawText().ShouldBe("""[{"kind":"logits"}]""");

    [Fact]
    public void Numbers_are_numbers_and_what_is_none_goes_on_to_be_refused()
    {
        var json = Read(("kind", PatchActivationsParameters.Kind), ("sites", "z,resid_pre"), ("seed", "7"), ("referencePrompts", "many"), ("positions", "0, END"));
        json.GetProperty("sites").GetRawText().ShouldBe("""["z","resid_pre"]""");
        json.GetProperty("seed").GetInt64().ShouldBe(7);
        json.GetProperty("referencePrompts").GetString().ShouldBe("many");
        json.GetProperty("positions").GetRawText().ShouldBe("""["0","END"]""");
    }

    [Fact]
    public void Attribution_takes_no_unit_and_sites_only_for_activations()
    {
        var edges = Read(("kind", AttributeParameters.Kind), ("method", "eap"), ("sites", "z"), ("unit", "raw"), ("top", "30"));
        edges.TryGetProperty("sites", out _).ShouldBeFalse();
        edges.TryGetProperty("unit", out _).ShouldBeFalse();
        edges.GetProperty("top").GetInt32().ShouldBe(30);
        Read(("kind", AttributeParameters.Kind), ("method", "nodes"), ("sites", "q")).GetProperty("sites").GetRawText().ShouldBe("""["q"]""");
    }

    [Fact]
    public void A_kind_without_a_tab_is_path_patching() => Tabs.Of("train-sae").Kind.ShouldBe(PatchPathsParameters.Kind);

    [Fact]
    public void Tabs_stand_in_their_order() => Tabs.All.Select(t => t.Name).ShouldBe(["Paths", "Activations", "Attribution", "Names"]);

    private static JsonElement Read(params (string Name, string Value)[] typed)
    {
        var form = new ExperimentForm(name => typed.FirstOrDefault(t => t.Name == name).Value);
        IExperimentTab tab = Tabs.Of(form["kind"]);
        return form.Parameters(tab, KnownKinds.Catalogue().Of(tab.Kind));
    }
}
