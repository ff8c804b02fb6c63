using System.Text.Json;
using Interp.Domain.Platform;
using Interp.Web.Circuits;

namespace Interp.Web.Tests.Circuits;

public sealed class ExperimentFormTests
{
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
        var json = Read(("kind", JobKinds.PatchActivations), ("sites", "z,resid_pre"), ("seed", "7"), ("referencePrompts", "many"), ("positions", "0, END"));
        json.GetProperty("sites").GetRawText().ShouldBe("""["z","resid_pre"]""");
        json.GetProperty("seed").GetInt64().ShouldBe(7);
        json.GetProperty("referencePrompts").GetString().ShouldBe("many");
        json.GetProperty("positions").GetRawText().ShouldBe("""["0","END"]""");
    }

    [Fact]
    public void Attribution_takes_no_unit_and_sites_only_for_activations()
    {
        var edges = Read(("kind", JobKinds.Attribute), ("method", "eap"), ("sites", "z"), ("unit", "raw"), ("top", "30"));
        edges.TryGetProperty("sites", out _).ShouldBeFalse();
        edges.TryGetProperty("unit", out _).ShouldBeFalse();
        edges.GetProperty("top").GetInt32().ShouldBe(30);
        Read(("kind", JobKinds.Attribute), ("method", "nodes"), ("sites", "q")).GetProperty("sites").GetRawText().ShouldBe("""["q"]""");
    }

    [Fact]
    public void A_kind_without_a_form_is_path_patching() => new ExperimentForm(_ => "train-sae").Kind.ShouldBe(JobKinds.PatchPaths);

    private static JsonElement Read(params (string Name, string Value)[] typed) =>
        new ExperimentForm(name => typed.FirstOrDefault(t => t.Name == name).Value).Parameters();
}
