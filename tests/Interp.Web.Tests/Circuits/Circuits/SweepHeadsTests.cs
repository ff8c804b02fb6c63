using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Circuits;

namespace Interp.Web.Tests.Circuits;

public sealed class SweepHeadsTests
{
    private static readonly GridView Grid = new(0, "heads", "Which heads?", "%", GridScale.Diverging, "layer", ["0", "1"], "head", ["0", "1", "2"], [[-20, 3, float.NaN], [9, -1, 0]]);

    [Theory]
    [InlineData("absolute", "0", "0.0 1.0")]
    [InlineData("negative", "0", "0.0 1.1")]
    [InlineData("positive", "5", "1.0")]
    public void The_largest_are_taken_by_size_or_by_sign(string by, string least, string expected)
    {
        var (nodes, edges) = SweepHeads.Take(Experiment(null), SweepChoice.Read("heads", "2", by, least, "name-mover", "END"));

        string.Join(' ', nodes.Select(n => n.Head)).ShouldBe(expected);
        nodes.ShouldAllBe(n => n.Class == "name-mover" && n.Role == "END");
        edges.ShouldBeEmpty();
    }

    [Fact]
    public void A_pruning_gives_what_it_kept()
    {
        const string findings = """{"prompts":4,"keptNodes":[{"head":"1.0","class":"other","role":"all"}],"keptEdges":[{"from":"1.0","to":"logits","effect":0.5}]}""";

        var (nodes, edges) = SweepHeads.Take(Experiment(findings), SweepChoice.Usual);

        nodes.ShouldBe([new CircuitNode("1.0", "other", "all")]);
        edges.ShouldBe([new CircuitEdge("1.0", "logits", 0.5)]);
    }

    [Fact]
    public void What_makes_no_sense_in_an_address_is_as_usual()
    {
        SweepChoice.Read(null, "-3", "sideways", "NaN", " ", null).ShouldBe(SweepChoice.Usual);
        SweepChoice.Read(null, "99999", null, "-1", null, null).ShouldBe(SweepChoice.Usual);
    }

    private static ExperimentDetail Experiment(string? findings) => new(
        new(Guid.Empty, "patch-paths", "Paths", "tiny", null, ExperimentState.Complete, null, 2, 2, Visibility.Public, default, null, 1),
        "{}", new("c", "m", null, "p", null), [Grid], findings, MayCancel: false);
}
